local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D06")
local rangees = ici:sort("population", "down")
say(rangees:first(5):select{"nom", "population"})
