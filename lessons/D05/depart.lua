-- Une personne, un jour
local par_heure = 12
local heures = 1.5
local prix_pour_mille = 4
local affichages = par_heure * heures
local revenu = affichages * prix_pour_mille / 1000
say(revenu)
