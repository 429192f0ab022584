-- etape: creer
-- ecart: Papou avant À jugulaire
-- idee: ne pas suivre l’ordre demandé
local manchots = data.open("manchots")
local adelie = manchots:keep("espece", "==", "Adélie")
local droite_a = model.line(adelie, "bec_hauteur", "masse")
say(droite_a.slope)
local papou = manchots:keep("espece", "==", "Papou")
local droite_p = model.line(papou, "bec_hauteur", "masse")
say(droite_p.slope)
local jugulaire = manchots:keep("espece", "==", "À jugulaire")
local droite_j = model.line(jugulaire, "bec_hauteur", "masse")
say(droite_j.slope)
