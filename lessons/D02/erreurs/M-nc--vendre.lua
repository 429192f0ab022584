-- etape: modifier
-- ecart: enlève NC alors que rien n’est vendu
-- idee: confondre publier et vendre
local images = data.open("images")
local permises = images:keep("licence", "~=", "tous droits réservés"):keep("licence", "~=", "CC BY-ND"):keep("licence", "~=", "CC BY-NC")
say(permises:count())
