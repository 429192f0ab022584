-- etape: modifier
-- ecart: garde ce qu’il faut enlever
-- idee: croire que « garder » dit ce que l’on enlève
local images = data.open("images")
local permises = images:keep("licence", "==", "tous droits réservés")
say(permises:count())
