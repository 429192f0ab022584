local capteurs = data.open("capteurs")
local bilan = capteurs:group("capteur", "max", "co2")
say(bilan)
