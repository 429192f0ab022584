local fiches = data.open("fiches")
fiches:add{numero = 153, espece = "À jugulaire", ile = "Dream", masse = 3500}
say(fiches)
