-- etape: modifier
-- ecart: « Papou, Biscoe » laissé dans une case
-- idee: croire qu’une case peut tout contenir
local fiches = data.open("fiches")
fiches:add{numero = 221, espece = "Papou, Biscoe", ile = "Biscoe", masse = 4500}
say(fiches)
