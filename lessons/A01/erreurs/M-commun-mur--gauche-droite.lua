-- etape: creer
-- ecart: gauche à la place de droite au départ
-- idee: confondre gauche et droite de la feuille
grid.west()
grid.west()
grid.north()
grid.north()
grid.east()
grid.east()
