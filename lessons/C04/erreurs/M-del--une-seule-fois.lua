-- etape: creer
-- ecart: pas rallumée pour la descente
-- idee: croire que la DEL se rallume seule
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
kit.led("red"):off()
wait(3)
for i = 0, 9 do
  kit.servo("arm"):angle(90 - 10 * i)
  wait(0.2)
end
kit.led("red"):off()
