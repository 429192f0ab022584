-- etape: creer
-- ecart: un sur cent compté mille sur un million
-- idee: se tromper d’un zéro en changeant d’échelle
local modeles = data.open("modeles")
local compte = modeles:compute("payeurs", "pour_cent", "*", 1000)
local revenus = compte:compute("revenu", "euros", "*", "payeurs")
say(revenus)
