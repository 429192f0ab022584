local manchots = data.open("manchots")
local groupes = manchots:group("espece", "count")
chart.bar(groupes, "espece", "count")
chart.title("Nombre de manchots par espèce")
