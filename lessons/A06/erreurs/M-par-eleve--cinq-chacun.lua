-- etape: creer
-- ecart: (2 + 3) * n
-- idee: donner la réserve à chacun
local pupils = ask("Combien d’élèves ?")
say((2 + 3) * pupils)
