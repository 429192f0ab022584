-- etape: creer
-- ecart: le carré manque
-- idee: oublier l’objet qui n’apparaît qu’une fois
say("étoile")
say("triangle")
say("rond")
say("losange")
