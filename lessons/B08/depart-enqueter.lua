local manchots = data.open("manchots")
say(manchots:group("sexe", "count"))
