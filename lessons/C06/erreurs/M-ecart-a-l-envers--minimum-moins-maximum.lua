-- etape: creer
-- ecart: minimum − maximum
-- idee: soustraire dans l’ordre où l’on pose les blocs
local salle = data.open("salle")
chart.line(salle, "temps", "temperature")
chart.title("Température de la salle, en degrés")
say(salle:mean("temperature"))
say(salle:min("temperature") - salle:max("temperature"))
