-- etape: creer
-- ecart: descente d’un coup
-- idee: croire que le bras garde sa vitesse
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
kit.led("red"):off()
wait(3)
kit.led("red"):on()
kit.servo("arm"):angle(0)
wait(2)
kit.led("red"):off()
