-- etape: modifier
-- ecart: le point seul
-- idee: remplacer au lieu d’ajouter
local manchots = data.open("manchots")
local points = manchots:keep("sexe", "==", ".")
say(points:count())
