-- Trois façons de payer, pour un million de personnes
local modeles = data.open("modeles")
local revenus = modeles:compute("revenu", "euros", "*", 1000000)
say(revenus)
