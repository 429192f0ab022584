-- etape: creer
-- ecart: regroupe par arrêt et heure
-- idee: croire qu’un total ne désigne personne
local bus = data.open("bus")
local publie = bus:group({"heure", "arret"}, "count")
say(publie:first(5))
