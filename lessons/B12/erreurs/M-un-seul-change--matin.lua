-- etape: modifier
-- ecart: seule la liste du matin a changé
-- idee: s’arrêter au premier changement
local bus = data.open("bus")
local matin = bus:keep("ligne", "==", 12):keep("heure", "<", 12)
local midi = bus:keep("arret", "==", 86):keep("heure", ">=", 12)
local a = matin:group("carte", "count")
local b = midi:group("carte", "count")
say(a:join(b, "carte", "carte"):count())
