-- etape: creer
-- ecart: le plus grand CO2 de la salle 8
-- idee: confondre « combien de fois » et « combien »
local capteurs = data.open("capteurs")
local hauts = capteurs:keep("co2", ">", 1500)
say(hauts:group("capteur", "max", "co2"))
