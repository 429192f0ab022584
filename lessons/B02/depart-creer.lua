say(data.open("manchots"):max("masse"))
