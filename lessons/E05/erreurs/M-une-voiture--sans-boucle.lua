-- etape: creer
-- ecart: la grande boucle est oubliée
-- idee: penser à une voiture seulement
kit.servo("arm"):angle(0)
kit.led("red"):on()
while kit.distance("front"):read() >= 20 do
  wait(0.1)
end
kit.led("red"):off()
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
wait(20)
