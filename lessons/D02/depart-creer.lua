-- Les images, puis trois crédits
say(data.open("images"))
local credits = data.new{"titre", "auteur", "source", "licence"}
credits:add{titre = "", auteur = "", source = "", licence = ""}
say(credits)
