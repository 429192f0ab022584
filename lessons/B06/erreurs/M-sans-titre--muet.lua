-- etape: modifier
-- ecart: titre oublié
-- idee: croire que le diagramme parle seul
local manchots = data.open("manchots")
local groupes = manchots:group("espece", "mean", "masse")
chart.bar(groupes, "espece", "mean_masse")
