local bus = data.open("bus")
local matin = bus:keep("arret", "==", 234):keep("moment", "==", "matin")
say(matin:count())
say(matin:distinct("carte"))
