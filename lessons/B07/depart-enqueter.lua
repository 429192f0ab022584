local communes = data.open("communes")
local vides = communes:keep("population", "==", 0)
say(vides:select{"nom", "departement"})
