-- etape: modifier
-- ecart: une flèche de moins
-- idee: compter la case du départ
grid.east()
grid.east()
grid.east()
