local communes = data.open("communes")
local moyenne = communes:mean("population")
say(moyenne)
say(communes:keep("population", "<", moyenne):count())
