local manchots = data.open("manchots")
say(manchots:max("masse"))
