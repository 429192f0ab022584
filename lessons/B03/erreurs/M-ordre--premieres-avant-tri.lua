-- etape: modifier
-- ecart: les premières lignes prises avant le tri
-- idee: croire que l’ordre des blocs est sans effet
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D06")
local debut = ici:first(5)
say(debut:sort("population", "down"):select{"nom", "population"})
