-- etape: modifier
-- ecart: le calcul est gardé dans une variable, et pupils est affiché
-- idee: croire que pupils change avec le calcul
local pupils = ask("Combien d’élèves ?")
local cakes = 2 * pupils
say(pupils)
