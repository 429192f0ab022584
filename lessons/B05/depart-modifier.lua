local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D01")
say(communes:mean("population"))
say(communes:median("population"))
