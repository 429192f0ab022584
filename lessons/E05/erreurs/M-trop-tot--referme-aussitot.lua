-- etape: creer
-- ecart: la boucle « tant que » est oubliée
-- idee: croire que deux secondes suffisent à toute voiture
kit.servo("arm"):angle(0)
kit.neopixel("ring"):fill(255, 0, 0)
while true do
  if kit.distance("front"):read() < 20 then
    kit.neopixel("ring"):fill(0, 255, 0)
    kit.servo("arm"):angle(90)
    wait(2)
    kit.buzzer("main"):tone(880, 0.5)
    kit.servo("arm"):angle(0)
    kit.neopixel("ring"):fill(255, 0, 0)
  end
  wait(0.1)
end
