-- etape: modifier
-- ecart: n + 2
-- idee: ajouter au lieu de multiplier
local pupils = ask("Combien d’élèves ?")
say(pupils + 2)
