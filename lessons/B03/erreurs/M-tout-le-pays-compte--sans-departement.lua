-- etape: creer
-- ecart: département oublié
-- idee: oublier une condition
local communes = data.open("communes")
local petites = communes:keep("population", "<", 500)
say(petites:count())
