-- etape: creer
-- ecart: >= 1200
-- idee: lire « dépasse » comme « atteint »
local capteurs = data.open("capteurs")
local hauts = capteurs:keep("co2", ">=", 1200)
local salles = hauts:group("capteur", "count")
say(salles)
