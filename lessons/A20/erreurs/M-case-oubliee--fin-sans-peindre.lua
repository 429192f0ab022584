-- etape: modifier
-- ecart: le dernier « peindre » manque
-- idee: croire qu’arriver sur une case la peint
grid.paint()
grid.east()
grid.paint()
grid.east()
grid.east()
