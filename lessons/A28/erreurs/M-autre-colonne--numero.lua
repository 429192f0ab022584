-- etape: creer
-- ecart: le plus grand de la colonne numero
-- idee: choisir une colonne sans lire son titre
say(data.open("sondage"):keep("venue", "==", "bus"):count())
say(data.open("sondage"):keep("venue", "==", "à pied"):max("numero"))
