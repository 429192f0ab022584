local manchots = data.open("manchots")
local groupes = manchots:group("espece", "count")
say(groupes)
