say(data.open("sondage"):keep("venue", "==", "vélo"):count())
