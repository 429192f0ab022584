-- etape: creer
-- ecart: la nageoire seule
-- idee: croire qu’une bonne règle pour une espèce suffit à toutes
local manchots = data.open("manchots"):drop_missing("masse")
local learn, test = model.split(manchots)
local modele = model.nearest(learn, {"nageoire"}, "espece", 3)
say(modele:score(test, "espece"))
