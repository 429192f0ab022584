local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
local rangees = ici:sort("population", "down")
say(rangees:first(3):select{"nom", "population"})
