-- etape: creer
-- ecart: les blocs copiés affichent la première droite
-- idee: copier sans tout changer
local manchots = data.open("manchots")
local adelie = manchots:keep("espece", "==", "Adélie")
local droite_a = model.line(adelie, "bec_hauteur", "masse")
say(droite_a.slope)
local jugulaire = manchots:keep("espece", "==", "À jugulaire")
local droite_j = model.line(jugulaire, "bec_hauteur", "masse")
say(droite_a.slope)
local papou = manchots:keep("espece", "==", "Papou")
local droite_p = model.line(papou, "bec_hauteur", "masse")
say(droite_a.slope)
