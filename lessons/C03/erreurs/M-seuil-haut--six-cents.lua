-- etape: modifier
-- ecart: seuil 600
-- idee: choisir un grand seuil pour être sûr
local seuil = 600
for row in data.open("soir"):each() do
  if row.lumiere < seuil then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(1)
end
