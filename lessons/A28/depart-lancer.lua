say(data.open("sondage"))
say(data.open("sondage"):count())
