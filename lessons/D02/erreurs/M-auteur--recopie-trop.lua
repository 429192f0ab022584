-- etape: creer
-- ecart: la ligne copiée garde l’auteur de la première
-- idee: croire que le nom de l’auteur compte moins que l’image
local credits = data.new{"titre", "auteur", "source", "licence"}
credits:add{titre = "Le chat", auteur = "Mirabelle", source = "dessins-libres", licence = "CC BY"}
credits:add{titre = "Le bateau", auteur = "Mirabelle", source = "mon-atelier", licence = "CC BY-SA"}
credits:add{titre = "La lune", auteur = "Comète", source = "dessins-libres", licence = "CC0"}
say(credits)
