-- etape: creer
-- ecart: garde des colonnes sans compter
-- idee: croire que cacher une colonne suffit
local bus = data.open("bus")
local publie = bus:select{"jour", "heure", "ligne"}
say(publie:first(5))
