-- etape: modifier
-- ecart: un déplacement de plus à la fin
-- idee: finir chaque case par un déplacement, même la dernière
grid.paint()
grid.east()
grid.paint()
grid.east()
grid.east()
grid.paint()
grid.east()
