local total = 0
total = total + 2
total = total + 3
say(total)
