local best = 0
