-- etape: creer
-- ecart: un seul seuil, monté à 400
-- idee: croire qu’un seuil plus haut calme la DEL
while true do
  if kit.light("room"):read() < 400 then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(0.1)
end
