-- etape: creer
-- ecart: le bras descend avant le bip
-- idee: prévenir après coup
kit.servo("arm"):angle(0)
kit.neopixel("ring"):fill(255, 0, 0)
while true do
  if kit.distance("front"):read() < 20 then
    kit.neopixel("ring"):fill(0, 255, 0)
    kit.servo("arm"):angle(90)
    while kit.distance("front"):read() < 20 do
      wait(0.1)
    end
    wait(2)
    kit.servo("arm"):angle(0)
    kit.buzzer("main"):tone(880, 0.5)
    kit.neopixel("ring"):fill(255, 0, 0)
  end
  wait(0.1)
end
