-- etape: creer
-- ecart: les deux colonnes échangées
-- idee: ne pas savoir laquelle va en bas
local pays = data.open("valdorie")
chart.line(pays, "esperance_vie", "annee")
chart.title("Espérance de vie en Valdorie")
