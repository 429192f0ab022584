-- etape: creer
-- ecart: count ÷ 3 × 100
-- idee: prendre le nombre de groupes pour le total
local manchots = data.open("manchots")
local groupes = manchots:group("espece", "count")
local parts = groupes:compute("part", "count", "/", 3)
say(parts:compute("frequence", "part", "*", 100))
