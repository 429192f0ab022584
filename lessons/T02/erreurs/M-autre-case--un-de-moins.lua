-- etape: modifier
-- ecart: le programme de départ, sans changement
-- idee: vérifier avant de réparer
grid.east()
grid.east()
grid.east()
