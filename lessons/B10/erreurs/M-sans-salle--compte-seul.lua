-- etape: creer
-- ecart: compte les mesures sans dire la salle
-- idee: répondre à une partie de la question
local capteurs = data.open("capteurs")
local hauts = capteurs:keep("co2", ">", 1500)
say(hauts:count())
