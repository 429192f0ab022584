-- etape: creer
-- ecart: rouge dès 26
-- idee: confondre les deux seuils
kit.led("green"):on()
while true do
  local mesure = kit.temperature("room"):read()
  if mesure > 26 then
    kit.led("red"):on()
    kit.led("green"):off()
  end
  if mesure < 26 then
    kit.led("red"):off()
    kit.led("green"):on()
  end
  wait(1)
end
