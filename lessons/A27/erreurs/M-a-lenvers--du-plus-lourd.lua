-- etape: creer
-- ecart: liste du plus lourd au plus léger
-- idee: ne pas relire la consigne
say("losange")
say("rond")
say("triangle")
say("étoile")
say("carré")
