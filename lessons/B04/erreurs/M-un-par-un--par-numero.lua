-- etape: creer
-- ecart: regroupe par numero
-- idee: regrouper par ce qui distingue tout
local manchots = data.open("manchots")
local groupes = manchots:group("numero", "count")
say(groupes:compute("frequence", "count", "/", 3.44))
