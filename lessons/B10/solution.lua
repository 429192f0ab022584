local capteurs = data.open("capteurs")
local hauts = capteurs:keep("co2", ">", 1500)
local salles = hauts:group("capteur", "count")
say(salles)
