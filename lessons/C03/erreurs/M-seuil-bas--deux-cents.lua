-- etape: modifier
-- ecart: seuil 200
-- idee: prendre un nombre rond sans relire les mesures
local seuil = 200
while true do
  if kit.light("room"):read() < seuil then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(0.1)
end
