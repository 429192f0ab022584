-- etape: creer
-- ecart: garde 15 heures avant de tirer
-- idee: choisir l’échantillon selon ce qu’on mesure
local capteurs = data.open("capteurs")
local tirage = capteurs:keep("heure", "==", 15):sample(1000, 1)
say(tirage:mean("temperature"))
