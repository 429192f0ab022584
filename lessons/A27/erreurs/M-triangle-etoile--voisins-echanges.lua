-- etape: creer
-- ecart: deux voisins échangés
-- idee: lire le plateau du haut comme le plus lourd
say("carré")
say("triangle")
say("étoile")
say("rond")
say("losange")
