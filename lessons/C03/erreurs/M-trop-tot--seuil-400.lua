-- etape: creer
-- ecart: un seul seuil, monté à 400
-- idee: croire qu’un seuil plus haut calme la DEL
for row in data.open("tremble"):each() do
  if row.lumiere < 400 then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(1)
end
