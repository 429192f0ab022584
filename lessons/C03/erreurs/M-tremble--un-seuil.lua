-- etape: creer
-- ecart: deux tests, mais le même seuil
-- idee: croire qu’un seul seuil suffit quand la mesure bouge
while true do
  if kit.light("room"):read() < 300 then
    kit.led("yellow"):on()
  end
  if kit.light("room"):read() > 300 then
    kit.led("yellow"):off()
  end
  wait(0.1)
end
