-- etape: creer
-- ecart: la population au lieu de l’espérance de vie
-- idee: prendre la première colonne de nombres
local pays = data.open("valdorie")
chart.line(pays, "annee", "population")
chart.title("Valdorie")
