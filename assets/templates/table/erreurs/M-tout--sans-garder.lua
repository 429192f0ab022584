-- etape: modifier
-- ecart: compte tout le tableau
-- idee: croire que le tableau connaît la question
say(data.open("sondage"):count())
