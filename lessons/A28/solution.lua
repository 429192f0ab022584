-- Combien en bus ?
say(data.open("sondage"):keep("venue", "==", "bus"):count())
-- Le plus long trajet à pied
say(data.open("sondage"):keep("venue", "==", "à pied"):max("minutes"))
