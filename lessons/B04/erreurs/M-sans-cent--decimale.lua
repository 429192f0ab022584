-- etape: creer
-- ecart: count ÷ 344
-- idee: confondre fréquence décimale et pourcentage
local manchots = data.open("manchots")
local groupes = manchots:group("espece", "count")
say(groupes:compute("frequence", "count", "/", 344))
