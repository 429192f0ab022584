-- Du plus léger au plus lourd
say("rond")
