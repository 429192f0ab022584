-- etape: modifier
-- ecart: le mot est changé, la colonne est restée ile
-- idee: croire que le mot suffit
local manchots = data.open("manchots")
local gardes = manchots:keep("ile", "==", "À jugulaire")
say(gardes:count())
