-- Le programme d’un élève qui s’arrête trop tôt
grid.east()
grid.east()
grid.east()
grid.south()
grid.south()
