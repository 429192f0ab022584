-- etape: creer
-- ecart: multiplie les euros par le pourcentage
-- idee: prendre « sur cent » pour « cent personnes »
local modeles = data.open("modeles")
local compte = modeles:compute("payeurs", "pour_cent", "*", 10000)
local revenus = compte:compute("revenu", "euros", "*", "pour_cent")
say(revenus)
