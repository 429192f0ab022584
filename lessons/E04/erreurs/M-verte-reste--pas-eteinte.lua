-- etape: modifier
-- ecart: la DEL verte n’est pas éteinte
-- idee: croire qu’allumer une DEL éteint l’autre
while true do
  if kit.dht("room"):temperature() > 28 then
    kit.led("red"):on()
  else
    kit.led("red"):off()
    kit.led("green"):on()
  end
  wait(2)
end
