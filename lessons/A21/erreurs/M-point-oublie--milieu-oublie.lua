-- etape: modifier
-- ecart: le point 5 manque
-- idee: ne garder que la colonne de gauche
grid.paint()
grid.south()
grid.south()
grid.paint()
