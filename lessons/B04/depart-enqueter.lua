local manchots = data.open("manchots")
local groupes = manchots:group("ile", "count")
say(groupes:count())
