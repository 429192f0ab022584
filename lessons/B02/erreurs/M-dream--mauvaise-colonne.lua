-- etape: modifier
-- ecart: garder ile = Dream
-- idee: confondre l’espèce et l’île où elle vit
local manchots = data.open("manchots")
local gardes = manchots:keep("ile", "==", "Dream")
say(gardes:count())
