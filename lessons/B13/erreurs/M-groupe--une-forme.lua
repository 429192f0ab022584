-- etape: enqueter
-- ecart: nuage sans groupe
-- idee: ne pas chercher ce qui est caché
local manchots = data.open("manchots")
chart.scatter(manchots, "bec_hauteur", "masse")
