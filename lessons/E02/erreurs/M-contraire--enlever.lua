-- etape: enqueter
-- ecart: enlève les lignes où il manque
-- idee: confondre garder et enlever
local week = data.open("capteurs_mini")
say(week:drop_missing("temperature"):count())
