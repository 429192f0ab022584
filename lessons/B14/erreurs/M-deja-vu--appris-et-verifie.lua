-- etape: modifier
-- ecart: apprend tous les manchots, vérifie sur test
-- idee: changer un seul des deux blocs
local manchots = data.open("manchots"):drop_missing("masse")
local learn, test = model.split(manchots)
local modele = model.nearest(manchots, {"bec_longueur", "bec_hauteur"}, "espece", 1)
say(modele:score(test, "espece"))
