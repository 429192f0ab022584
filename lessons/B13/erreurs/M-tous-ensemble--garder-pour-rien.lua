-- etape: modifier
-- ecart: garde les Adélie, apprend tous les manchots
-- idee: croire que « garder » change le premier tableau
local manchots = data.open("manchots")
local adelie = manchots:keep("espece", "==", "Adélie")
local droite = model.line(manchots, "bec_hauteur", "masse")
say(droite.slope)
