-- etape: creer
-- ecart: avant n’est gardé que quand le bouton est appuyé
-- idee: oublier que « relâché » est aussi une nouvelle
local allumee = false
local avant = 0
for row in data.open("appuis"):each() do
  if row.bouton == 1 then
    if avant == 0 then
      allumee = not allumee
    end
    avant = row.bouton
  end
  if allumee then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.5)
end
