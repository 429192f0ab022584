-- La solution de l’adulte
grid.east()
grid.east()
grid.south()
grid.south()
