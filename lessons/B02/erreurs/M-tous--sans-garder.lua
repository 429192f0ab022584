-- etape: creer
-- ecart: garde les Adélie à part, cherche dans tout le tableau
-- idee: croire que « garder » change le tableau de départ
local manchots = data.open("manchots")
local gardes = manchots:keep("espece", "==", "Adélie")
say(manchots:max("masse"))
