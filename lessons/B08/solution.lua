local manchots = data.open("manchots")
local trous = manchots:missing("masse")
say(manchots:mean("masse"))
say(trous:count())
