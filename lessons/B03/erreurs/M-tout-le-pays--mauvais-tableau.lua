-- etape: modifier
-- ecart: trie communes au lieu du département
-- idee: croire que « garder » a changé le premier tableau
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D06")
local rangees = communes:sort("population", "down")
say(rangees:first(5):select{"nom", "population"})
