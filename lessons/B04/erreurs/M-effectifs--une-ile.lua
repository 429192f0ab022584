-- etape: creer
-- ecart: regroupe seulement l’île Biscoe et la complète
-- idee: garder un filtre d’une étape passée
local manchots = data.open("manchots")
local groupes = manchots:keep("ile", "~=", "Torgersen"):group("espece", "count")
say(groupes:compute("frequence", "count", "/", 3.44))
