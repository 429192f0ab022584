-- Du plus léger au plus lourd
say("carré")
say("étoile")
say("triangle")
say("rond")
say("losange")
