local manchots = data.open("manchots")
local droite = model.line(manchots, "bec_hauteur", "masse")
say(droite.slope)
