-- etape: creer
-- ecart: deux tests, mais le même seuil
-- idee: croire qu’un seul seuil suffit quand la mesure bouge
for row in data.open("tremble"):each() do
  if row.lumiere < 300 then
    kit.led("yellow"):on()
  end
  if row.lumiere > 300 then
    kit.led("yellow"):off()
  end
  wait(1)
end
