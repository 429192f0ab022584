-- etape: creer
-- ecart: dix lignes, et un résultat juste par chance
-- idee: prendre la chance pour une méthode
local capteurs = data.open("capteurs")
local tirage = capteurs:sample(10, 1)
say(tirage:mean("temperature"))
