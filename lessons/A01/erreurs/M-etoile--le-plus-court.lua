-- etape: creer
-- ecart: carte 2, droite cinq fois puis haut deux fois
-- idee: chercher le plus court sans relire la consigne
grid.east()
grid.east()
grid.east()
grid.east()
grid.east()
grid.north()
grid.north()
