-- Combien d’images pour notre site ?
local images = data.open("images")
local permises = images:keep("licence", "~=", "tous droits réservés"):keep("licence", "~=", "CC BY-ND")
say(permises:count())
