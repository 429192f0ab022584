-- etape: creer
-- ecart: les trous ne sont pas dits
-- idee: taire ce qui manque
local communes = data.open("communes")
say(communes:count())
say(communes:distinct("code"))
