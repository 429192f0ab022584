-- une marche
grid.step()
