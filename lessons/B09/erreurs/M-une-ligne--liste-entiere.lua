-- etape: modifier
-- ecart: « les premières lignes » oublié
-- idee: croire que trier suffit à choisir
local communes = data.open("communes")
local departements = data.open("departements")
local tout = communes:join(departements, "departement", "dep")
local totaux = tout:group("dep_nom", "sum", "population")
local ranges = totaux:sort("sum_population", "down")
say(ranges)
