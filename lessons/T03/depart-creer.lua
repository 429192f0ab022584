-- Combien de minutes, pour le CM1, dans la grille ?
say(data.open("lecons"):count())
