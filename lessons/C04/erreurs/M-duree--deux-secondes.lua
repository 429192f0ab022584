-- etape: modifier
-- ecart: attendre 2 à chaque pas
-- idee: prendre la durée totale pour celle d’un pas
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(2)
end
