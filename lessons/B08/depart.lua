local manchots = data.open("manchots")
local remplis = manchots:fill("masse", 0)
say(manchots:mean("masse"))
say(remplis:mean("masse"))
