-- etape: modifier
-- ecart: la mesure est lue avant la boucle
-- idee: croire qu’une variable suit le capteur
local distance = kit.distance("front"):read()
while true do
  if distance < 20 then
    kit.servo("arm"):angle(90)
  else
    kit.servo("arm"):angle(0)
  end
  wait(0.1)
end
