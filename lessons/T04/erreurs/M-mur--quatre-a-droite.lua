-- etape: modifier
-- ecart: quatre déplacements à droite
-- idee: compter les cases de la pièce au lieu des déplacements
grid.east()
grid.east()
grid.east()
grid.east()
grid.south()
grid.south()
