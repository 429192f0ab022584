local manchots = data.open("manchots")
local adelie = manchots:keep("espece", "==", "Adélie")
local droite = model.line(adelie, "bec_hauteur", "masse")
say(droite.slope)
