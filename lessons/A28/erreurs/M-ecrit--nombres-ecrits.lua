-- etape: creer
-- ecart: les nombres comptés à la main et écrits
-- idee: croire que seul le résultat compte
say(7)
say(20)
