-- etape: modifier
-- ecart: le mot nom est resté
-- idee: relancer sans changer
local communes = data.open("communes")
say(communes:distinct("nom"))
