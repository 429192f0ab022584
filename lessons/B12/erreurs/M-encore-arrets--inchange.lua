-- etape: modifier
-- ecart: les deux arrêts sont restés
-- idee: relancer sans changer
local bus = data.open("bus")
local matin = bus:keep("arret", "==", 234):keep("heure", "<", 12)
local midi = bus:keep("arret", "==", 86):keep("heure", ">=", 12)
local a = matin:group("carte", "count")
local b = midi:group("carte", "count")
say(a:join(b, "carte", "carte"):count())
