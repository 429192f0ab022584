-- etape: creer
-- ecart: apprend sans les À jugulaire
-- idee: croire que le score global suffit
local manchots = data.open("manchots"):drop_missing("masse")
local learn, test = model.split(manchots)
local exemples = learn:keep("espece", "~=", "À jugulaire")
local modele = model.nearest(exemples, {"bec_longueur", "bec_hauteur"}, "espece", 3)
say(modele:score(test, "espece"))
