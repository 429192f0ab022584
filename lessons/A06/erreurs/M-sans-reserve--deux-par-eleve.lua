-- etape: creer
-- ecart: 2 * n
-- idee: oublier une donnée de l’énoncé
local pupils = ask("Combien d’élèves ?")
say(2 * pupils)
