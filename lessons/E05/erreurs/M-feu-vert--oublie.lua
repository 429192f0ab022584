-- etape: creer
-- ecart: l’anneau reste rouge quand la voiture est là
-- idee: oublier une partie de la consigne
kit.servo("arm"):angle(0)
kit.neopixel("ring"):fill(255, 0, 0)
while true do
  if kit.distance("front"):read() < 20 then
    kit.servo("arm"):angle(90)
    while kit.distance("front"):read() < 20 do
      wait(0.1)
    end
    wait(2)
    kit.buzzer("main"):tone(880, 0.5)
    kit.servo("arm"):angle(0)
    kit.neopixel("ring"):fill(255, 0, 0)
  end
  wait(0.1)
end
