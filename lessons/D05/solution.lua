-- Trois façons de payer, pour un million de personnes
local modeles = data.open("modeles")
local payeurs = modeles:compute("payeurs", "pour_cent", "*", 10000)
local revenus = payeurs:compute("revenu", "euros", "*", "payeurs")
say(revenus)
