-- etape: creer
-- ecart: le test « avant = 0 » est là, mais avant reste à 0
-- idee: croire qu’une variable bien nommée se remplit toute seule
local allumee = false
local avant = 0
for row in data.open("appuis"):each() do
  if row.bouton == 1 then
    if avant == 0 then
      allumee = not allumee
    end
  end
  avant = 0
  if allumee then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.5)
end
