-- etape: creer
-- ecart: le second « si » est oublié
-- idee: oublier le retour
kit.led("green"):on()
while true do
  local mesure = kit.dht("room"):temperature()
  if mesure > 28 then
    kit.led("red"):on()
    kit.led("green"):off()
  end
  wait(2)
end
