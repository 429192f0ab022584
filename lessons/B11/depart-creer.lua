local capteurs = data.open("capteurs")
say(capteurs:mean("temperature"))
