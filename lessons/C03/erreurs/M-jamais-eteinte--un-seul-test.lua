-- etape: creer
-- ecart: seulement si < 300 alors allumer
-- idee: oublier le retour
for row in data.open("tremble"):each() do
  if row.lumiere < 300 then
    kit.led("yellow"):on()
  end
  wait(1)
end
