-- etape: modifier
-- ecart: compte les lignes
-- idee: croire qu’un nombre suffit au club
say(data.open("inscriptions"):select{"prenom", "classe", "jeu"}:count())
