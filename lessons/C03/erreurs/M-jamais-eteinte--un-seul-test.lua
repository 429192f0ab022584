-- etape: creer
-- ecart: seulement si < 300 alors allumer
-- idee: oublier le retour
while true do
  if kit.light("room"):read() < 300 then
    kit.led("yellow"):on()
  end
  wait(0.1)
end
