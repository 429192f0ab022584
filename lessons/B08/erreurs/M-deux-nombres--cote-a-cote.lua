-- etape: modifier
-- ecart: deux « afficher »
-- idee: laisser l’addition au lecteur
local manchots = data.open("manchots")
local vides = manchots:missing("sexe")
local points = manchots:keep("sexe", "==", ".")
say(vides:count())
say(points:count())
