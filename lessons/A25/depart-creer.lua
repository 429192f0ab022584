-- Le motif d’une marche, puis une boucle
grid.step()
