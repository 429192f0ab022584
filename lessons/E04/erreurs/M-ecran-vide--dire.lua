-- etape: creer-ecran
-- ecart: « dire » au lieu de « écrire sur l’écran »
-- idee: confondre la console de l’ordinateur et l’écran de la station
while true do
  say(kit.dht("room"):temperature())
  wait(2)
end
