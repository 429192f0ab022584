-- etape: creer
-- ecart: le robot file tout droit du haut au coffre
-- idee: oublier la deuxième boîte, hors du chemin le plus court
grid.step()
grid.step()
grid.step()
grid.turn_right()
grid.step()
grid.step()
grid.step()
grid.step()
grid.step()
grid.step()
