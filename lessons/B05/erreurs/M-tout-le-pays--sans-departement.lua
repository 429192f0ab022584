-- etape: modifier
-- ecart: médiane de communes, pas du tableau gardé
-- idee: oublier la condition
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
say(communes:median("population"))
