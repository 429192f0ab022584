-- etape: creer
-- ecart: say("n")
-- idee: confondre le nom et la valeur
local n = ask("Combien d’élèves ?")
say("n")
