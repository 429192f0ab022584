-- etape: creer
-- ecart: change seulement revenu, et compte encore cent personnes
-- idee: prendre « sur cent » pour « cent personnes »
local modeles = data.open("modeles")
local compte = modeles:compute("payeurs", "pour_cent", "*", 1)
local revenus = compte:compute("revenu", "euros", "*", "payeurs")
say(revenus)
