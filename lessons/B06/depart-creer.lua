local pays = data.open("valdorie")
chart.bar(pays, "annee", "esperance_vie")
chart.from_zero(false)
