-- etape: modifier
-- ecart: la deuxième ligne repart de images
-- idee: croire que deux lignes « garder » s’ajoutent toutes seules
local images = data.open("images")
local permises = images:keep("licence", "~=", "tous droits réservés")
local permises = images:keep("licence", "~=", "CC BY-ND")
say(permises:count())
