-- etape: modifier
-- ecart: toutes les cases sont peintes
-- idee: croire que le 0 est une couleur de plus
grid.paint()
grid.east()
grid.paint()
grid.east()
grid.paint()
grid.east()
grid.paint()
