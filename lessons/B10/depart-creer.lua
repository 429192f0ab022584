local capteurs = data.open("capteurs")
say(capteurs:count())
