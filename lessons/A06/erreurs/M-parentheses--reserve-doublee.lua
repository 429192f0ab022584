-- etape: creer
-- ecart: 2 * (n + 3)
-- idee: appliquer l’opération à tout
local pupils = ask("Combien d’élèves ?")
say(2 * (pupils + 3))
