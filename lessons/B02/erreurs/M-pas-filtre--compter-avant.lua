-- etape: modifier
-- ecart: compte le tableau de départ
-- idee: croire que « garder » change le tableau de départ
local manchots = data.open("manchots")
local gardes = manchots:keep("espece", "==", "À jugulaire")
say(manchots:count())
