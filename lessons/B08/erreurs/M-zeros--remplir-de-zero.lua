-- etape: creer
-- ecart: fill masse 0 gardé
-- idee: remplacer un trou par zéro
local manchots = data.open("manchots")
local remplis = manchots:fill("masse", 0)
say(remplis:mean("masse"))
say(manchots:missing("masse"):count())
