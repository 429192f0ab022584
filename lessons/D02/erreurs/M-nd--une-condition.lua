-- etape: modifier
-- ecart: enlève seulement « tous droits réservés »
-- idee: croire que toute licence libre permet tout
local images = data.open("images")
local permises = images:keep("licence", "~=", "tous droits réservés")
say(permises:count())
