-- etape: creer
-- ecart: le prénom reste
-- idee: croire qu’il faut savoir qui pour savoir quoi
say(data.open("inscriptions"):keep("allergie", "~=", "aucune"):select{"prenom", "allergie"})
