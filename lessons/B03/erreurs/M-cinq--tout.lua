-- etape: modifier
-- ecart: « les premières lignes » enlevé
-- idee: croire que trier suffit à choisir
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D06")
local rangees = ici:sort("population", "down")
say(rangees:select{"nom", "population"})
