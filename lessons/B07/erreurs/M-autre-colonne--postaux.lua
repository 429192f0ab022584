-- etape: modifier
-- ecart: compte les codes postaux
-- idee: prendre un code pour un autre
local communes = data.open("communes")
say(communes:distinct("codes_postaux"))
