say(data.open("sondage"):count())
