-- Trois façons de payer, pour un million de personnes
local modeles = data.open("modeles")
local compte = modeles:compute("payeurs", "pour_cent", "*", 10000)
local revenus = compte:compute("revenu", "euros", "*", "payeurs")
say(revenus)
