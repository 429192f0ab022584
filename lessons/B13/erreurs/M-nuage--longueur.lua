-- etape: enqueter
-- ecart: la longueur du bec au lieu de la hauteur
-- idee: confondre deux colonnes
local manchots = data.open("manchots")
chart.scatter(manchots, "bec_longueur", "masse", "espece")
