-- etape: modifier
-- ecart: le code D19 est resté
-- idee: changer le nombre et oublier le lieu
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D19")
local rangees = ici:sort("population", "down")
say(rangees:first(5):select{"nom", "population"})
