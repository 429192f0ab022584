-- Le tableau des images, puis les crédits de trois images
say(data.open("images"))
local credits = data.new{"titre", "auteur", "source", "licence"}
credits:add{titre = "Le chat", auteur = "Mirabelle", source = "dessins-libres", licence = "CC BY"}
credits:add{titre = "Le bateau", auteur = "Mousse", source = "mon-atelier", licence = "CC BY-SA"}
credits:add{titre = "La lune", auteur = "Comète", source = "dessins-libres", licence = "CC0"}
say(credits)
