-- etape: creer
-- ecart: le nombre de lignes
-- idee: confondre combien de leçons et combien de minutes
say(data.open("lecons"):keep("niveau", "==", "CM1"):keep("monde", "==", "grille"):count())
