-- etape: creer
-- ecart: garde les vélos
-- idee: reprendre le programme d’avant sans le changer
say(data.open("sondage"):keep("venue", "==", "vélo"):count())
