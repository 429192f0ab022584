-- etape: creer
-- ecart: apprend tous les manchots
-- idee: vouloir plus d’exemples
local manchots = data.open("manchots"):drop_missing("masse")
local learn, test = model.split(manchots)
local modele = model.nearest(manchots, {"bec_longueur", "bec_hauteur"}, "espece", 3)
say(modele:score(test, "espece"))
