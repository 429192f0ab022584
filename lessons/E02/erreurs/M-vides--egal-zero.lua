-- etape: enqueter
-- ecart: garder temperature = 0
-- idee: confondre absent et zéro
local week = data.open("capteurs_mini")
say(week:keep("temperature", "==", 0):count())
