-- etape: creer
-- ecart: la fusée, CC BY-ND, est choisie
-- idee: oublier la condition apprise à l’étape d’avant
local credits = data.new{"titre", "auteur", "source", "licence"}
credits:add{titre = "Le chat", auteur = "Mirabelle", source = "dessins-libres", licence = "CC BY"}
credits:add{titre = "La fusée", auteur = "Comète", source = "mon-atelier", licence = "CC BY-ND"}
credits:add{titre = "La lune", auteur = "Comète", source = "dessins-libres", licence = "CC0"}
say(credits)
