-- etape: modifier
-- ecart: la mesure est lue avant la boucle
-- idee: croire qu’une variable suit le capteur
local seuil = 350
local lumiere = kit.light("room"):read()
while true do
  if lumiere < seuil then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(0.1)
end
