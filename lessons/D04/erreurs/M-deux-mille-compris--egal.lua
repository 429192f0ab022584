-- etape: creer
-- ecart: le signe compte aussi 2000
-- idee: confondre « plus de » et « au moins »
local communes = data.open("communes")
local littoral = communes:keep("canton", "==", "Littoral")
local plus_peuplee = littoral:sort("habitants", "down"):cell(1, "nom")
local saint_luc = communes:keep("nom", "==", "Saint-Luc"):count()
local plus_de_2000 = communes:keep("habitants", ">=", 2000):count()
say(plus_peuplee)
say(saint_luc)
say(plus_de_2000)
