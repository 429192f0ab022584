say(data.open("sondage"):keep("venue", "==", "bus"):count())
