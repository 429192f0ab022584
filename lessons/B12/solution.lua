local bus = data.open("bus")
local publie = bus:group({"moment", "quartier"}, "count")
say(publie:sort("count", "up"):first(5))
