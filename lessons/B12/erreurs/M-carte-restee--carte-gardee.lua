-- etape: creer
-- ecart: regroupe par carte et quartier
-- idee: croire qu’enlever le nom suffit
local bus = data.open("bus")
local publie = bus:group({"carte", "quartier"}, "count")
say(publie:first(5))
