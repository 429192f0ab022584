-- etape: modifier
-- ecart: la moyenne est restée
-- idee: ajouter sans enlever
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
say(ici:mean("population"))
say(ici:median("population"))
