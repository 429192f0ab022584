-- etape: modifier
-- ecart: dernière flèche vers le trésor oubliée
-- idee: penser qu’être à côté suffit
grid.east()
grid.east()
grid.east()
grid.south()
grid.south()
