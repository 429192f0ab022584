-- etape: modifier
-- ecart: le robot descend une fois de trop
-- idee: compter trois cases et faire trois déplacements
grid.paint()
grid.south()
grid.south()
grid.south()
grid.paint()
grid.east()
grid.north()
grid.paint()
