local manchots = data.open("manchots")
local remplis = manchots:fill("masse", 0)
say(remplis:mean("masse"))
