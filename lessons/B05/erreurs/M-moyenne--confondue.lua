-- etape: modifier
-- ecart: moyenne au lieu de médiane
-- idee: croire que la moyenne est la valeur du milieu
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
say(ici:mean("population"))
