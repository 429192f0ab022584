-- etape: creer
-- ecart: relie chaque commune à son département
-- idee: croire que toute liaison convient
local communes = data.open("communes")
local departements = data.open("departements")
local tout = communes:join(departements, "departement", "dep")
local petites = tout:keep("population", "<", 20000)
say(petites:count())
