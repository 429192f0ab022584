-- etape: creer
-- ecart: regroupe par quartier et heure
-- idee: élargir une seule des deux colonnes
local bus = data.open("bus")
local publie = bus:group({"heure", "quartier"}, "count")
say(publie:first(5))
