local manchots = data.open("manchots")
local groupes = manchots:group("ile", "count")
chart.bar(groupes, "ile", "count")
chart.title("Nombre de manchots par île")
