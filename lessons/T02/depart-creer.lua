-- Un élève s’arrête trop tôt
grid.east()
