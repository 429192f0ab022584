-- etape: creer
-- ecart: les 1000 premières lignes
-- idee: croire que les premières lignes ressemblent à toutes
local capteurs = data.open("capteurs")
local tirage = capteurs:first(1000)
say(tirage:mean("temperature"))
