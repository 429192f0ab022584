local capteurs = data.open("capteurs")
local debut = capteurs:first(1000)
say(debut:mean("temperature"))
