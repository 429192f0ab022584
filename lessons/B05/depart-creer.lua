local n = #cards
say(n)
