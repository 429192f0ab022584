-- etape: creer
-- ecart: barres pour l’évolution
-- idee: prendre toujours le même diagramme
local pays = data.open("valdorie")
chart.bar(pays, "annee", "esperance_vie")
chart.title("Espérance de vie en Valdorie")
