local pays = data.open("valdorie")
chart.line(pays, "annee", "esperance_vie")
chart.title("Espérance de vie en Valdorie, 1955 à 2005, en années")
