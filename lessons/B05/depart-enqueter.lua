local communes = data.open("communes")
local reste = communes:keep("nom", "~=", "Valdor")
say(communes:mean("population"))
say(communes:median("population"))
