-- etape: modifier
-- ecart: pour i de 0 à 90, bras à 10 × i
-- idee: confondre le numéro du tour et l’angle
for i = 0, 90 do
  kit.servo("arm"):angle(10 * i)
  wait(0.2)
end
