-- etape: modifier
-- ecart: les cases vides seules
-- idee: croire qu’une donnée inconnue est toujours vide
local manchots = data.open("manchots")
local vides = manchots:missing("sexe")
say(vides:count())
