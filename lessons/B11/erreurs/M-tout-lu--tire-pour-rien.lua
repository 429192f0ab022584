-- etape: creer
-- ecart: tire, puis calcule sur tout le tableau
-- idee: croire que le tirage change capteurs
local capteurs = data.open("capteurs")
local tirage = capteurs:sample(1000, 1)
say(capteurs:mean("temperature"))
