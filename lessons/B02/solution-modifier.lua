local manchots = data.open("manchots")
local gardes = manchots:keep("espece", "==", "À jugulaire")
say(gardes:count())
