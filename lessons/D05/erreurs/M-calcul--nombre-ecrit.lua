-- etape: modifier
-- ecart: écrit 26,28 à la main
-- idee: croire qu’un programme est une réponse, pas une règle
say(26.28)
