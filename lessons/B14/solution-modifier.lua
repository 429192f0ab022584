local manchots = data.open("manchots"):drop_missing("masse")
local learn, test = model.split(manchots)
local modele = model.nearest(learn, {"bec_longueur", "bec_hauteur"}, "espece", 1)
say(modele:score(test, "espece"))
