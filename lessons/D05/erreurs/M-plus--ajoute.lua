-- etape: modifier
-- ecart: ajoute 365 au lieu de multiplier
-- idee: confondre un de plus et une fois de plus
local par_heure = 12
local heures = 1.5
local prix_pour_mille = 4
local affichages = par_heure * heures + 365
local revenu = affichages * prix_pour_mille / 1000
say(revenu)
