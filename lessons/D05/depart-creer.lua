-- Trois façons de payer
local modeles = data.open("modeles")
local compte = modeles:compute("payeurs", "pour_cent", "*", 1)
local revenus = compte:compute("revenu", "euros", "*", "pour_cent")
say(revenus)
