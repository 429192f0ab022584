-- etape: creer
-- ecart: compter au lieu du plus grand
-- idee: confondre « combien » et « quelle valeur »
local manchots = data.open("manchots")
say(manchots:keep("espece", "==", "Adélie"):count())
