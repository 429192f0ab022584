local manchots = data.open("manchots")
local groupes = manchots:group("espece", "count")
local parts = groupes:compute("part", "count", "/", 344)
say(parts:compute("frequence", "part", "*", 100))
