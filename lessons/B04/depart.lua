local manchots = data.open("manchots")
say(manchots:group("ile", "count"))
