-- etape: creer
-- ecart: la descente manque
-- idee: croire que la barrière retombe seule
kit.led("red"):on()
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
kit.led("red"):off()
