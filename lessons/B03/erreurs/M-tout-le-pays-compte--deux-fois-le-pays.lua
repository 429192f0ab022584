-- etape: creer
-- ecart: le deuxième « garder » repart du pays
-- idee: croire que le premier « garder » a changé communes
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
local petites = communes:keep("population", "<", 500)
say(petites:count())
