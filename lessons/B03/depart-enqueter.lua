local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
local debut = ici:first(3)
say(debut:sort("population", "down"):select{"nom", "population"})
