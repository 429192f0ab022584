-- Combien d’images pour notre site ?
local images = data.open("images")
local permises = images:keep("licence", "~=", "tous droits réservés")
local permises = permises:keep("licence", "~=", "CC BY-ND")
say(permises:count())
