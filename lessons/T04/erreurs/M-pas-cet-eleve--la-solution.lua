-- etape: creer
-- ecart: la solution
-- idee: écrire le bon programme au lieu du programme faux
grid.east()
grid.east()
grid.south()
grid.south()
