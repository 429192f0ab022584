-- etape: creer
-- ecart: allumer et éteindre échangés
-- idee: croire que la DEL montre l’attente
kit.led("red"):off()
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
kit.led("red"):on()
wait(3)
kit.led("red"):off()
for i = 0, 9 do
  kit.servo("arm"):angle(90 - 10 * i)
  wait(0.2)
end
kit.led("red"):on()
