-- etape: modifier
-- ecart: les deux nombres sont affichés
-- idee: ajouter sans enlever
local communes = data.open("communes")
say(communes:distinct("nom"))
say(communes:distinct("code"))
