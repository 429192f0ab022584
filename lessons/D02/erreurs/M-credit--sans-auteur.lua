-- etape: creer
-- ecart: crédits sans auteur
-- idee: croire que donner le lien suffit
local credits = data.new{"titre", "auteur", "source", "licence"}
credits:add{titre = "Le chat", source = "dessins-libres", licence = "CC BY"}
credits:add{titre = "Le bateau", source = "mon-atelier", licence = "CC BY-SA"}
credits:add{titre = "La lune", source = "dessins-libres", licence = "CC0"}
say(credits)
