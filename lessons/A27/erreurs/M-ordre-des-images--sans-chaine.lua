-- etape: creer
-- ecart: les balances recopiées dans l’ordre
-- idee: croire que chaque image donne deux places de la liste
say("rond")
say("losange")
say("étoile")
say("triangle")
say("carré")
