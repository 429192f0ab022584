local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
say(ici:keep("population", "<", 500):count())
