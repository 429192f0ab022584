local capteurs = data.open("capteurs")
local tirage = capteurs:sample(1000, 1)
say(tirage:mean("temperature"))
