local communes = data.open("communes")
local departements = data.open("departements")
say(departements:count())
