-- etape: creer
-- ecart: « afficher » placé avant le dernier « ajouter »
-- idee: croire que l’écran se met à jour tout seul
local fiches = data.open("fiches")
fiches:add{numero = 153, espece = "À jugulaire", ile = "Dream", masse = 3500}
fiches:add{numero = 221, espece = "Papou", ile = "Biscoe", masse = 4500}
say(fiches)
fiches:add{numero = 222, espece = "Papou", ile = "Biscoe", masse = 5700}
