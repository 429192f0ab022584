-- etape: creer
-- ecart: relie dep avec code
-- idee: croire que deux codes disent la même chose
local communes = data.open("communes")
local departements = data.open("departements")
local villes = departements:join(communes, "dep", "code")
local petites = villes:keep("population", "<", 20000)
say(petites:count())
