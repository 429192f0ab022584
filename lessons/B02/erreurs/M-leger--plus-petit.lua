-- etape: creer
-- ecart: le plus petit au lieu du plus grand
-- idee: prendre un bloc pour un autre
local manchots = data.open("manchots")
say(manchots:keep("espece", "==", "Adélie"):min("masse"))
