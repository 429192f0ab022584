-- etape: creer
-- ecart: une seule ligne, réécrite pour chaque fiche
-- idee: croire qu’une ligne peut garder plusieurs fiches
local fiches = data.open("fiches")
fiches:add{numero = 153, espece = "À jugulaire", ile = "Dream", masse = 3500}
fiches:set(4, "numero", 221)
fiches:set(4, "espece", "Papou")
fiches:set(4, "ile", "Biscoe")
fiches:set(4, "masse", 4500)
say(fiches)
