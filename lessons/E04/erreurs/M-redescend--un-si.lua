-- etape: creer
-- ecart: le second « si » est oublié
-- idee: oublier le retour
kit.led("green"):on()
while true do
  local mesure = kit.temperature("room"):read()
  if mesure > 28 then
    kit.led("red"):on()
    kit.led("green"):off()
  end
  wait(1)
end
