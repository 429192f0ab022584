local manchots = data.open("manchots")
local gardes = manchots:keep("ile", "==", "Torgersen")
say(gardes:count())
