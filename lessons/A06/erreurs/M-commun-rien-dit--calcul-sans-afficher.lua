-- etape: creer
-- ecart: le calcul est fait et gardé, rien n’est affiché
-- idee: croire que calculer montre le résultat
local pupils = ask("Combien d’élèves ?")
local cakes = 2 * pupils + 3
