-- etape: creer
-- ecart: garder une île au lieu d’une espèce
-- idee: confondre deux colonnes
local manchots = data.open("manchots")
say(manchots:keep("ile", "==", "Torgersen"):max("masse"))
