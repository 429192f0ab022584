-- etape: creer
-- ecart: la DEL suit le bouton, comme à l’étape d’avant
-- idee: croire qu’un appui dure jusqu’à l’appui suivant
for row in data.open("appuis"):each() do
  if row.bouton == 1 then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.5)
end
