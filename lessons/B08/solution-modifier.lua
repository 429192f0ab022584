local manchots = data.open("manchots")
local vides = manchots:missing("sexe")
local points = manchots:keep("sexe", "==", ".")
say(vides:count() + points:count())
