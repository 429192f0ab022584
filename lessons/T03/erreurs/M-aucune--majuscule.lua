-- etape: creer
-- ecart: Grille au lieu de grille
-- idee: croire que la machine devine le mot
say(data.open("lecons"):keep("niveau", "==", "CM1"):keep("monde", "==", "Grille"):sum("minutes"))
