local capteurs = data.open("capteurs")
local hauts = capteurs:keep("co2", ">", 1200)
local salles = hauts:group("capteur", "count")
say(salles)
