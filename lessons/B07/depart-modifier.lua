local communes = data.open("communes")
say(communes:distinct("nom"))
