local bus = data.open("bus")
local publie = bus:group({"heure", "arret"}, "count")
say(publie:sort("count", "up"):first(5))
