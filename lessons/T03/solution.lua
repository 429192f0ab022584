-- Combien de minutes, pour le CM1, dans la grille ?
say(data.open("lecons"):keep("niveau", "==", "CM1"):keep("monde", "==", "grille"):sum("minutes"))
