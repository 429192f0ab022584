-- etape: modifier
-- ecart: affiche gardes, sans compter
-- idee: croire que le tableau est la réponse
local manchots = data.open("manchots")
local gardes = manchots:keep("espece", "==", "À jugulaire")
say(gardes)
