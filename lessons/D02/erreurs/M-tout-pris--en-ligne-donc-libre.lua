-- etape: modifier
-- ecart: aucune image enlevée
-- idee: croire que ce qui est en ligne est libre
local images = data.open("images")
local permises = images
say(permises:count())
