-- etape: modifier
-- ecart: boucle sans attente
-- idee: croire que la boucle prend du temps
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
end
