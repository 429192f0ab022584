-- etape: creer
-- ecart: la boucle « tant que » est oubliée
-- idee: croire que deux secondes suffisent à toute voiture
kit.servo("arm"):angle(0)
kit.led("red"):on()
while true do
  if kit.distance("front"):read() < 20 then
    kit.led("red"):off()
    kit.led("green"):on()
    kit.servo("arm"):angle(90)
    wait(2)
    kit.buzzer("main"):tone(880, 0.5)
    kit.servo("arm"):angle(0)
    kit.led("green"):off()
    kit.led("red"):on()
  end
  wait(0.1)
end
