-- La solution de l’adulte
grid.east()
