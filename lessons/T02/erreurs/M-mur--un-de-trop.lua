-- etape: modifier
-- ecart: un déplacement de trop
-- idee: ajouter sans compter
grid.east()
grid.east()
grid.east()
grid.east()
grid.east()
