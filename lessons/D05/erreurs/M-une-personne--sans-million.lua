-- etape: modifier-2
-- ecart: revenu d’une personne
-- idee: ne pas changer d’échelle
local par_heure = 12
local heures = 1.5
local prix_pour_mille = 4
local affichages = par_heure * heures * 365
local revenu = affichages * prix_pour_mille / 1000
say(revenu)
