-- ecart: un déplacement de trop par direction
-- idee: compter aussi la case du départ
grid.east()
