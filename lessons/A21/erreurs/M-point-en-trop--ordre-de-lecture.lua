-- etape: modifier
-- ecart: les points comptés comme on lit un texte : le point 2 en haut à droite, le point 5 en bas à gauche
-- idee: numéroter de gauche à droite, puis vers le bas
grid.paint()
grid.south()
grid.paint()
grid.south()
grid.paint()
grid.east()
grid.north()
grid.north()
grid.paint()
