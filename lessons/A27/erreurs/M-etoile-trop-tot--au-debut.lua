-- etape: modifier
-- ecart: l’étoile ajoutée au début
-- idee: lire une pesée à l’envers
say("étoile")
say("triangle")
say("carré")
say("rond")
