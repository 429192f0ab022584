local bus = data.open("bus")
local matin = bus:keep("arret", "==", 234):keep("heure", "<", 12)
say(matin:count())
say(matin:distinct("carte"))
