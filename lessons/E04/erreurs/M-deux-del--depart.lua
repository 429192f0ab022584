-- etape: creer
-- ecart: rien n’est allumé au départ
-- idee: croire que la station attend la première alerte
while true do
  local mesure = kit.dht("room"):temperature()
  if mesure > 28 then
    kit.led("red"):on()
    kit.led("green"):off()
  end
  if mesure < 26 then
    kit.led("red"):off()
  end
  wait(2)
end
