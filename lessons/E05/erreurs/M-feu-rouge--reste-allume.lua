-- etape: creer
-- ecart: le feu rouge n’est pas éteint à l’ouverture
-- idee: croire qu’allumer une DEL éteint les autres
kit.servo("arm"):angle(0)
kit.led("red"):on()
while true do
  if kit.distance("front"):read() < 20 then
    kit.led("green"):on()
    kit.servo("arm"):angle(90)
    while kit.distance("front"):read() < 20 do
      wait(0.1)
    end
    wait(2)
    kit.buzzer("main"):tone(880, 0.5)
    kit.servo("arm"):angle(0)
    kit.led("green"):off()
    kit.led("red"):on()
  end
  wait(0.1)
end
