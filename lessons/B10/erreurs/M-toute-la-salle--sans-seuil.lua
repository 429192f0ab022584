-- etape: creer
-- ecart: compte toutes les mesures du capteur 8
-- idee: oublier une condition
local capteurs = data.open("capteurs")
local huit = capteurs:keep("capteur", "==", 8)
say(huit:group("capteur", "count"))
