-- etape: creer
-- ecart: zéros et cases vides ajoutés
-- idee: confondre zéro et absent
local communes = data.open("communes")
say(communes:count())
local zeros = communes:keep("population", "==", 0)
say(zeros:count() + communes:missing("population"):count())
say(communes:distinct("code"))
