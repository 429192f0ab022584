-- etape: creer
-- ecart: multiplie les euros par le pourcentage
-- idee: prendre « sur cent » pour « cent personnes »
local modeles = data.open("modeles")
local revenus = modeles:compute("revenu", "euros", "*", "pour_cent")
say(revenus)
