-- etape: creer
-- ecart: rouge dès 26
-- idee: confondre les deux seuils
kit.led("green"):on()
while true do
  local mesure = kit.dht("room"):temperature()
  if mesure > 26 then
    kit.led("red"):on()
    kit.led("green"):off()
  end
  if mesure < 26 then
    kit.led("red"):off()
    kit.led("green"):on()
  end
  wait(2)
end
