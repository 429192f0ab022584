-- etape: modifier
-- ecart: attendre avant le test
-- idee: ne pas voir que la DEL répond alors trop tard
for row in data.open("appuis"):each() do
  wait(0.5)
  if row.bouton == 1 then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
end
