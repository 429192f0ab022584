-- etape: modifier
-- ecart: la colonne est changée, pas le nombre
-- idee: croire qu’un quartier porte le numéro de l’arrêt
local bus = data.open("bus")
local matin = bus:keep("quartier", "==", 234):keep("moment", "==", "matin")
local midi = bus:keep("quartier", "==", 86):keep("moment", "==", "après-midi")
local a = matin:group("carte", "count")
local b = midi:group("carte", "count")
say(a:join(b, "carte", "carte"):count())
