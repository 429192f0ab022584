-- etape: creer
-- ecart: compte toutes les communes de moins de 20000
-- idee: oublier de relier
local communes = data.open("communes")
local departements = data.open("departements")
local petites = communes:keep("population", "<", 20000)
say(petites:count())
