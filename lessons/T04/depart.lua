grid.east()
grid.east()
