say("triangle")
say("étoile")
say("carré")
say("rond")
