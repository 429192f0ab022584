-- etape: creer
-- ecart: la colonne est calculée, l’ancien tableau affiché
-- idee: croire que « nouvelle colonne » change le tableau
local manchots = data.open("manchots")
local groupes = manchots:group("espece", "count")
local parts = groupes:compute("frequence", "count", "/", 3.44)
say(groupes)
