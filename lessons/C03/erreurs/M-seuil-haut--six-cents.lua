-- etape: modifier
-- ecart: seuil 600
-- idee: choisir un grand seuil pour être sûr
local seuil = 600
while true do
  if kit.light("room"):read() < seuil then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(0.1)
end
