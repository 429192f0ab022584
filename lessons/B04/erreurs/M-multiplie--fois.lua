-- etape: creer
-- ecart: count × 344
-- idee: prendre le total sans savoir quoi en faire
local manchots = data.open("manchots")
local groupes = manchots:group("espece", "count")
say(groupes:compute("frequence", "count", "*", 344))
