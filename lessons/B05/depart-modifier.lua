local communes = data.open("communes")
say(communes:mean("population"))
say(communes:median("population"))
