-- etape: creer
-- ecart: attendre 3 manque
-- idee: oublier une étape de l’histoire
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
kit.led("red"):off()
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(90 - 10 * i)
  wait(0.2)
end
kit.led("red"):off()
