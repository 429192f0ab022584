-- etape: modifier
-- ecart: la moyenne au lieu du plus grand
-- idee: choisir un calcul au hasard du menu
local capteurs = data.open("capteurs")
local bilan = capteurs:group("capteur", "mean", "co2")
say(bilan)
