-- etape: creer
-- ecart: une seule droite
-- idee: croire que le tout se comporte comme chaque partie
local manchots = data.open("manchots")
local droite = model.line(manchots, "bec_hauteur", "masse")
say(droite.slope)
