-- etape: creer
-- ecart: regroupe par carte et ligne
-- idee: croire qu’enlever le nom suffit
local bus = data.open("bus")
local publie = bus:group({"carte", "ligne"}, "count")
say(publie:first(5))
