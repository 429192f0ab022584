-- etape: modifier
-- ecart: le mot bus
-- idee: changer le mot sans relire la question
say(data.open("sondage"):keep("venue", "==", "bus"):count())
