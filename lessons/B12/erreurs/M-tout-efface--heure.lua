-- etape: creer
-- ecart: regroupe par heure seulement
-- idee: protéger en ne publiant rien d’utile
local bus = data.open("bus")
local publie = bus:group("heure", "count")
say(publie:first(5))
