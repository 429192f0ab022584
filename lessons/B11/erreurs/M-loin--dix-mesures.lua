-- etape: creer
-- ecart: dix lignes seulement
-- idee: croire que dix suffisent
local capteurs = data.open("capteurs")
local tirage = capteurs:sample(10, 2)
say(tirage:mean("temperature"))
