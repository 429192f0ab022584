-- etape: creer
-- ecart: bec et nageoire, un voisin
-- idee: croire que plus de mesures donne toujours mieux
local manchots = data.open("manchots"):drop_missing("masse")
local learn, test = model.split(manchots)
local modele = model.nearest(learn, {"bec_longueur", "bec_hauteur", "nageoire"}, "espece", 1)
say(modele:score(test, "espece"))
