-- etape: modifier
-- ecart: l’étoile ajoutée à la fin
-- idee: placer le nouveau au bout, sans lire les pesées
say("triangle")
say("carré")
say("rond")
say("étoile")
