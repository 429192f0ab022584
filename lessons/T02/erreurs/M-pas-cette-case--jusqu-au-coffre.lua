-- etape: creer
-- ecart: le programme juste
-- idee: ne pas oser se tromper exprès
grid.east()
grid.east()
grid.east()
grid.south()
grid.south()
grid.east()
