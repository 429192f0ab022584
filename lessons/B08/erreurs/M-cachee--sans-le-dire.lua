-- etape: creer
-- ecart: la moyenne seule
-- idee: taire ce que l’on a enlevé
local manchots = data.open("manchots")
say(manchots:mean("masse"))
