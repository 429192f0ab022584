say("triangle")
say("carré")
say("rond")
