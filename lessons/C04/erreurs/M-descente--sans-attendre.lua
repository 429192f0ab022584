-- etape: creer
-- ecart: la descente n’attend pas
-- idee: croire que la boucle prend du temps
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
kit.led("red"):off()
wait(3)
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(90 - 10 * i)
end
kit.led("red"):off()
