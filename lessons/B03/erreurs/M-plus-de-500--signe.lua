-- etape: creer
-- ecart: >= au lieu de <
-- idee: lire le signe à l’envers
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
local petites = ici:keep("population", ">=", 500)
say(petites:count())
