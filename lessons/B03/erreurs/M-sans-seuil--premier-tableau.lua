-- etape: creer
-- ecart: compte le premier tableau gardé
-- idee: ne pas compter le bon tableau
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
local petites = ici:keep("population", "<", 500)
say(ici:count())
