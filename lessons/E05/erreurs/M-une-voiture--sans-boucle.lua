-- etape: creer
-- ecart: la grande boucle est oubliée
-- idee: penser à une voiture seulement
kit.servo("arm"):angle(0)
kit.neopixel("ring"):fill(255, 0, 0)
while kit.distance("front"):read() >= 20 do
  wait(0.1)
end
kit.neopixel("ring"):fill(0, 255, 0)
kit.servo("arm"):angle(90)
while kit.distance("front"):read() < 20 do
  wait(0.1)
end
wait(2)
kit.buzzer("main"):tone(880, 0.5)
kit.servo("arm"):angle(0)
kit.neopixel("ring"):fill(255, 0, 0)
wait(20)
