-- Trois preuves à réparer
local communes = data.open("communes")
local littoral = communes:keep("canton", "==", "Plaine")
local plus_peuplee = littoral:sort("nom", "up"):cell(1, "nom")
local saint_luc = communes:keep("nom", "==", "Grandval"):count()
local plus_de_2000 = communes:keep("habitants", "<", 100):count()
say(plus_peuplee)
say(saint_luc)
say(plus_de_2000)
