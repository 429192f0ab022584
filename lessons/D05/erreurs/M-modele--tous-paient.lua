-- etape: creer
-- ecart: abonnement payé par tous
-- idee: croire que tout le monde paie
local modeles = data.open("modeles")
local revenus = modeles:compute("revenu", "euros", "*", 1000000)
say(revenus)
