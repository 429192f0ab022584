-- etape: modifier
-- ecart: l’espèce est juste, l’île reste « ? »
-- idee: séparer, puis oublier la deuxième information
local fiches = data.open("fiches")
fiches:add{numero = 221, espece = "Papou", ile = "?", masse = 4500}
say(fiches)
