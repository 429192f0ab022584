-- etape: creer
-- ecart: garde les lignes au sexe connu
-- idee: jeter toute ligne incomplète
local manchots = data.open("manchots")
local connus = manchots:keep("sexe", "~=", ".")
say(connus:mean("masse"))
say(manchots:count() - connus:count())
