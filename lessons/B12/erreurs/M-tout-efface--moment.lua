-- etape: creer
-- ecart: regroupe par moment seulement
-- idee: protéger en ne publiant rien d’utile
local bus = data.open("bus")
local publie = bus:group("moment", "count")
say(publie:first(5))
