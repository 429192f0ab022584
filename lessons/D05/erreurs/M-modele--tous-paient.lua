-- etape: creer
-- ecart: abonnement payé par tous
-- idee: croire que tout le monde paie
local modeles = data.open("modeles")
local compte = modeles:compute("payeurs", "pour_cent", "*", 10000)
local revenus = compte:compute("revenu", "euros", "*", 1000000)
say(revenus)
