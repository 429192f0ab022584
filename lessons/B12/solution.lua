local bus = data.open("bus")
local publie = bus:group({"heure", "ligne"}, "count")
say(publie:sort("count", "up"):first(5))
