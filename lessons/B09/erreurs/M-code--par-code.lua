-- etape: modifier
-- ecart: regroupe par departement
-- idee: garder la clé là où l’on veut le nom
local communes = data.open("communes")
local departements = data.open("departements")
local tout = communes:join(departements, "departement", "dep")
local totaux = tout:group("departement", "sum", "population")
local ranges = totaux:sort("sum_population", "down")
say(ranges:first(1))
