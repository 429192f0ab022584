-- etape: modifier
-- ecart: la première ligne prise avant le tri
-- idee: croire que l’ordre des blocs est sans effet
local communes = data.open("communes")
local departements = data.open("departements")
local tout = communes:join(departements, "departement", "dep")
local totaux = tout:group("dep_nom", "sum", "population")
local debut = totaux:first(1)
say(debut:sort("sum_population", "down"))
