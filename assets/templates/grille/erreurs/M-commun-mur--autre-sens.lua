-- etape: creer
-- ecart: le chemin de la première carte
-- idee: ne pas regarder où est le départ
grid.east()
