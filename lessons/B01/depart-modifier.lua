local fiches = data.open("fiches")
fiches:add{numero = 221, espece = "Papou, Biscoe", ile = "?", masse = 4500}
say(fiches)
