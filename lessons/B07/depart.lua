local communes = data.open("communes")
local memes = communes:keep("nom", "==", "Saint-Lubin")
say(memes:select{"code", "population"})
