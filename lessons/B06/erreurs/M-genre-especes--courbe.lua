-- etape: modifier
-- ecart: une courbe pour des espèces
-- idee: relier des points qui ne se suivent pas
local manchots = data.open("manchots")
local groupes = manchots:group("espece", "mean", "masse")
chart.line(groupes, "espece", "mean_masse")
chart.title("Masse moyenne")
