-- etape: creer
-- ecart: les trous en dernier
-- idee: ne pas relire la consigne
local communes = data.open("communes")
say(communes:count())
say(communes:distinct("code"))
say(communes:missing("population"):count())
