-- etape: modifier
-- ecart: bras à 90 dans la boucle
-- idee: croire que la boucle découpe le mouvement
for i = 0, 9 do
  kit.servo("arm"):angle(90)
  wait(0.2)
end
