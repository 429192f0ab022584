-- etape: creer
-- ecart: sans titre
-- idee: croire qu’une courbe se comprend toute seule
local salle = data.open("salle")
chart.line(salle, "temps", "temperature")
say(salle:mean("temperature"))
say(salle:max("temperature") - salle:min("temperature"))
