-- Le programme d’un élève qui s’arrête trop tôt
grid.east()
