-- etape: creer
-- ecart: longueur du bec et nageoire
-- idee: garder la mesure qui pèse trop
local manchots = data.open("manchots"):drop_missing("masse")
local learn, test = model.split(manchots)
local modele = model.nearest(learn, {"bec_longueur", "nageoire"}, "espece", 3)
say(modele:score(test, "espece"))
