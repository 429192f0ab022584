-- etape: modifier
-- ecart: la colonne est changée, pas le nombre
-- idee: croire qu’une ligne porte le numéro de l’arrêt
local bus = data.open("bus")
local matin = bus:keep("ligne", "==", 234):keep("heure", "<", 12)
local midi = bus:keep("ligne", "==", 86):keep("heure", ">=", 12)
local a = matin:group("carte", "count")
local b = midi:group("carte", "count")
say(a:join(b, "carte", "carte"):count())
