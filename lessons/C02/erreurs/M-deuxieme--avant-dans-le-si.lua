-- etape: creer
-- ecart: avant n’est gardé que quand le bouton est appuyé
-- idee: oublier que « relâché » est aussi une nouvelle
local allumee = false
local avant = false
while true do
  if kit.button("A"):pressed() then
    if not avant then
      allumee = not allumee
    end
    avant = kit.button("A"):pressed()
  end
  if allumee then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.1)
end
