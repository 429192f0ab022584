-- etape: creer
-- ecart: le nombre de marcheurs au lieu de la durée
-- idee: confondre compter des lignes et lire une mesure
say(data.open("sondage"):keep("venue", "==", "bus"):count())
say(data.open("sondage"):keep("venue", "==", "à pied"):count())
