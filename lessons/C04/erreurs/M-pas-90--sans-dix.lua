-- etape: modifier
-- ecart: bras à i
-- idee: prendre le numéro du tour pour un angle
for i = 0, 9 do
  kit.servo("arm"):angle(i)
  wait(0.2)
end
