-- etape: creer
-- ecart: un seul seuil, comme avant
-- idee: croire que deux seuils ne changent rien
while true do
  if kit.dht("room"):temperature() > 28 then
    kit.led("red"):on()
    kit.led("green"):off()
  else
    kit.led("red"):off()
    kit.led("green"):on()
  end
  wait(2)
end
