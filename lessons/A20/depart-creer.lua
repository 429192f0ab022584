-- en haut : 0 1 1 0 1
grid.east()
grid.paint()
grid.east()
grid.paint()
grid.east()
grid.east()
grid.paint()
