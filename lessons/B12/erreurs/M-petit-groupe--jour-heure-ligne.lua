-- etape: creer
-- ecart: regroupe par jour, heure et ligne
-- idee: croire que plus de colonnes est toujours mieux
local bus = data.open("bus")
local publie = bus:group({"jour", "heure", "ligne"}, "count")
say(publie:first(5))
