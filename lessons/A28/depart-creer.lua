-- Combien en bus ? Le plus long trajet à pied ?
say(data.open("sondage"):count())
