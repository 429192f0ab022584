local communes = data.open("communes")
say(communes:count())
