-- etape: modifier
-- ecart: l’axe coupé est laissé
-- idee: croire que l’échelle est un choix sans effet
local manchots = data.open("manchots")
local groupes = manchots:group("espece", "mean", "masse")
chart.bar(groupes, "espece", "mean_masse")
chart.title("Manchots")
chart.from_zero(false)
