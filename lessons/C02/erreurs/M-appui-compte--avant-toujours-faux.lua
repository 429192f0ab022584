-- etape: creer
-- ecart: le test « non avant » est là, mais avant reste faux
-- idee: croire qu’une variable bien nommée se remplit toute seule
local allumee = false
local avant = false
while true do
  if kit.button("A"):pressed() then
    if not avant then
      allumee = not allumee
    end
  end
  avant = false
  if allumee then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.1)
end
