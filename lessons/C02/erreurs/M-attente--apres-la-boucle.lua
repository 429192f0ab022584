-- etape: modifier
-- ecart: attendre est sorti de la boucle
-- idee: croire que la boucle prend du temps
for row in data.open("appuis"):each() do
  if row.bouton == 1 then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
end
wait(0.5)
