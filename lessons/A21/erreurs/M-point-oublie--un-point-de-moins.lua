-- etape: creer
-- ecart: le dernier point de la lettre n manque
-- idee: s’arrêter quand la lettre « ressemble »
grid.paint()
grid.south()
grid.south()
grid.paint()
grid.east()
grid.north()
grid.paint()
grid.east()
grid.east()
grid.north()
grid.paint()
grid.east()
grid.paint()
grid.south()
grid.paint()
