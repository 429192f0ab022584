-- etape: modifier
-- ecart: la médiane de D01
-- idee: choisir le bloc et oublier le lieu
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D01")
say(ici:median("population"))
