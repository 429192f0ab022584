-- etape: modifier
-- ecart: le signe ≠
-- idee: lire le signe à l’envers
local manchots = data.open("manchots")
local gardes = manchots:keep("espece", "~=", "À jugulaire")
say(gardes:count())
