-- etape: creer
-- ecart: le programme s’arrête sur l’étoile
-- idee: ne suivre que la première des deux consignes
grid.north()
grid.north()
grid.east()
grid.east()
