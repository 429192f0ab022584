-- Des preuves pour les phrases
local communes = data.open("communes")
local plus_peuplee = "?"
local saint_luc = communes:keep("nom", "==", "Grandval"):count()
local plus_de_2000 = 0
say(plus_peuplee)
say(saint_luc)
say(plus_de_2000)
