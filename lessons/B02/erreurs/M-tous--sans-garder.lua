-- etape: creer
-- ecart: le plus grand de masse, sans garder
-- idee: oublier une condition de la question
say(data.open("manchots"):max("masse"))
