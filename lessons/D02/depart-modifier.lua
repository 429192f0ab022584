-- Combien d’images pour notre site ?
local images = data.open("images")
local permises = images:keep("licence", "~=", "CC0")
say(permises:count())
