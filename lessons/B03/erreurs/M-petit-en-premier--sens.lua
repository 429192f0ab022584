-- etape: modifier
-- ecart: tri en montant
-- idee: croire que trier met le plus grand en haut
local communes = data.open("communes")
local ici = communes:keep("departement", "==", "D06")
local rangees = ici:sort("population", "up")
say(rangees:first(5):select{"nom", "population"})
