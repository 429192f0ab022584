-- etape: creer
-- ecart: espèce et île échangées sur une fiche
-- idee: remplir de gauche à droite sans lire les titres
local fiches = data.open("fiches")
fiches:add{numero = 153, espece = "À jugulaire", ile = "Dream", masse = 3500}
fiches:add{numero = 221, espece = "Papou", ile = "Biscoe", masse = 4500}
fiches:add{numero = 222, espece = "Biscoe", ile = "Papou", masse = 5700}
say(fiches)
