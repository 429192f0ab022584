-- etape: modifier
-- ecart: 4 € par publicité
-- idee: oublier l’unité du prix
local par_heure = 12
local heures = 1.5
local prix_pour_mille = 4
local affichages = par_heure * heures * 365
local revenu = affichages * prix_pour_mille
say(revenu)
