-- etape: modifier
-- ecart: attente après la boucle
-- idee: croire qu’attendre ralentit ce qui précède
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
end
wait(2)
