local salle = data.open("salle")
chart.line(salle, "temps", "temperature")
say(salle:cell(15, "temperature"))
