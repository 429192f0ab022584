local salle = data.open("salle")
say(salle:count())
