-- etape: creer
-- ecart: le plus grand de toutes les lignes
-- idee: oublier de garder les lignes une deuxième fois
say(data.open("sondage"):keep("venue", "==", "bus"):count())
say(data.open("sondage"):max("minutes"))
