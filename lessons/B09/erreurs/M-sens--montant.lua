-- etape: modifier
-- ecart: tri en montant
-- idee: oublier le sens du tri
local communes = data.open("communes")
local departements = data.open("departements")
local tout = communes:join(departements, "departement", "dep")
local totaux = tout:group("dep_nom", "sum", "population")
local ranges = totaux:sort("sum_population", "up")
say(ranges:first(1))
