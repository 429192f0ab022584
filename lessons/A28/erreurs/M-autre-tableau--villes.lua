-- etape: modifier
-- ecart: le bloc « tableau » garde le nom qu’il avait dans la palette, avec une colonne de ce tableau
-- idee: croire que le nombre attendu suffit
say(data.open("villes"):keep("population", ">", 1000):count())
