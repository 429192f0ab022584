-- etape: modifier
-- ecart: la mesure est lue avant la boucle
-- idee: croire qu’une variable suit le capteur
local mesure = kit.dht("room"):temperature()
while true do
  if mesure > 28 then
    kit.led("red"):on()
    kit.led("green"):off()
  else
    kit.led("red"):off()
    kit.led("green"):on()
  end
  wait(2)
end
