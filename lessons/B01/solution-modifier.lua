local fiches = data.open("fiches")
fiches:add{numero = 221, espece = "Papou", ile = "Biscoe", masse = 4500}
say(fiches)
