local capteurs = data.open("capteurs")
say(capteurs:mean("temperature"))
local tirage = capteurs:sample(1000, 1)
say(tirage:mean("temperature"))
