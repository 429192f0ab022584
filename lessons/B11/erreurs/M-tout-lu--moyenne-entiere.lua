-- etape: creer
-- ecart: la moyenne de tout le tableau
-- idee: ne pas voir l’intérêt d’un échantillon
local capteurs = data.open("capteurs")
say(capteurs:mean("temperature"))
