local manchots = data.open("manchots")
local vides = manchots:missing("sexe")
say(vides:count())
