-- etape: creer
-- ecart: la troisième ligne manque
-- idee: croire que deux lignes pareilles ne se peignent qu’une fois
grid.east()
grid.paint()
grid.east()
grid.paint()
grid.east()
grid.east()
grid.paint()
grid.south()
grid.west()
grid.paint()
grid.west()
grid.paint()
grid.west()
grid.paint()
grid.west()
grid.paint()
