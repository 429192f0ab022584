local fiches = data.open("fiches")
fiches:add{numero = 153, espece = "À jugulaire", ile = "Dream", masse = 3500}
fiches:add{numero = 221, espece = "Papou", ile = "Biscoe", masse = 4500}
fiches:add{numero = 222, espece = "Papou", ile = "Biscoe", masse = 5700}
say(fiches)
