-- etape: creer
-- ecart: 5 au lieu de 20
-- idee: attendre que la voiture touche presque le capteur
kit.servo("arm"):angle(0)
kit.neopixel("ring"):fill(255, 0, 0)
while true do
  if kit.distance("front"):read() < 5 then
    kit.neopixel("ring"):fill(0, 255, 0)
    kit.servo("arm"):angle(90)
    while kit.distance("front"):read() < 5 do
      wait(0.1)
    end
    wait(2)
    kit.buzzer("main"):tone(880, 0.5)
    kit.servo("arm"):angle(0)
    kit.neopixel("ring"):fill(255, 0, 0)
  end
  wait(0.1)
end
