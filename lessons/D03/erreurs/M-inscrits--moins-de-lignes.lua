-- etape: modifier
-- ecart: garde des lignes au lieu de colonnes
-- idee: confondre enlever des lignes et enlever des colonnes
say(data.open("inscriptions"):keep("jeu", "==", "go"))
