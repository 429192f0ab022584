-- etape: creer
-- ecart: la DEL suit le bouton, comme à l’étape d’avant
-- idee: croire qu’un appui dure jusqu’à l’appui suivant
while true do
  if kit.button("A"):pressed() then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.1)
end
