-- etape: modifier
-- ecart: garde le nom à la place du prénom
-- idee: croire qu’un nom complet est nécessaire pour savoir qui joue
say(data.open("inscriptions"):select{"nom", "classe", "jeu"})
