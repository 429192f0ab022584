-- etape: modifier
-- ecart: une flèche de trop
-- idee: compter les cases et non les déplacements
grid.east()
grid.east()
grid.east()
grid.east()
grid.east()
