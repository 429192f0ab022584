local fiches = data.open("fiches")
say(fiches)
