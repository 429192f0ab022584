-- etape: creer
-- ecart: les deux réponses dans l’autre ordre
-- idee: croire que l’ordre des réponses est sans importance
say(data.open("sondage"):keep("venue", "==", "à pied"):max("minutes"))
say(data.open("sondage"):keep("venue", "==", "bus"):count())
