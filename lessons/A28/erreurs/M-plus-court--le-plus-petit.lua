-- etape: creer
-- ecart: le plus petit au lieu du plus grand
-- idee: confondre le plus petit nombre et le trajet cherché
say(data.open("sondage"):keep("venue", "==", "bus"):count())
say(data.open("sondage"):keep("venue", "==", "à pied"):min("minutes"))
