-- etape: creer
-- ecart: le bip joue tant que la voiture est là
-- idee: confondre « quand elle est là » et « quand elle part »
kit.servo("arm"):angle(0)
kit.neopixel("ring"):fill(255, 0, 0)
while true do
  if kit.distance("front"):read() < 20 then
    kit.neopixel("ring"):fill(0, 255, 0)
    kit.servo("arm"):angle(90)
    while kit.distance("front"):read() < 20 do
      kit.buzzer("main"):tone(880, 0.5)
    end
    wait(2.5)
    kit.servo("arm"):angle(0)
    kit.neopixel("ring"):fill(255, 0, 0)
  end
  wait(0.1)
end
