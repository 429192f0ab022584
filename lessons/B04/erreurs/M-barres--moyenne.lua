-- etape: modifier
-- ecart: regroupe en calculant la moyenne de masse
-- idee: confondre compter et mesurer
local manchots = data.open("manchots")
local groupes = manchots:group("espece", "mean", "masse")
chart.bar(groupes, "espece", "mean_masse")
chart.title("Manchots")
