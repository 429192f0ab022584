-- Trois fiches sont déjà rangées
local fiches = data.open("fiches")
say(fiches)
