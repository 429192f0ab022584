-- etape: creer
-- ecart: moyenne des trois pentes
-- idee: résumer ce qu’il fallait séparer
local manchots = data.open("manchots")
local adelie = manchots:keep("espece", "==", "Adélie")
local droite_a = model.line(adelie, "bec_hauteur", "masse")
local jugulaire = manchots:keep("espece", "==", "À jugulaire")
local droite_j = model.line(jugulaire, "bec_hauteur", "masse")
local papou = manchots:keep("espece", "==", "Papou")
local droite_p = model.line(papou, "bec_hauteur", "masse")
say((droite_a.slope + droite_j.slope + droite_p.slope) / 3)
