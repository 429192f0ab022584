-- etape: creer
-- ecart: écrit la réponse
-- idee: compter soi-même au lieu de faire compter
say(7)
