-- etape: creer
-- ecart: la deuxième boucle remonte
-- idee: recopier sans changer le calcul
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
kit.led("red"):off()
wait(3)
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
kit.led("red"):off()
