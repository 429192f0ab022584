local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
say(communes:count())
