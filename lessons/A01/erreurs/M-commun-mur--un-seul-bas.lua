-- etape: modifier
-- ecart: carte 1, une seule flèche bas
-- idee: compter les cases traversées au lieu des déplacements
grid.east()
grid.east()
grid.east()
grid.south()
grid.east()
