-- CM1, grille : combien de minutes ?
say(data.open("lecons"):count())
