-- etape: modifier
-- ecart: la DEL rouge n’est pas éteinte
-- idee: croire qu’allumer une DEL éteint l’autre
while true do
  if kit.dht("room"):temperature() > 28 then
    kit.led("red"):on()
    kit.led("green"):off()
  else
    kit.led("green"):on()
  end
  wait(2)
end
