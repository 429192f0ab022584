-- etape: modifier
-- ecart: pour i de 0 à 8
-- idee: écart d’un à la fin
for i = 0, 8 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
