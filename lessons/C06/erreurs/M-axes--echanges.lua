-- etape: creer
-- ecart: temps et temperature échangés
-- idee: ne pas lire le temps en bas
local salle = data.open("salle")
chart.line(salle, "temperature", "temps")
chart.title("Température de la salle, en degrés")
say(salle:mean("temperature"))
say(salle:max("temperature") - salle:min("temperature"))
