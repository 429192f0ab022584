grid.east()
grid.east()
grid.east()
grid.east()
