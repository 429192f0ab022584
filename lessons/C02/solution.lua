local allumee = false
local avant = false
while true do
  if kit.button("A"):pressed() then
    if not avant then
      allumee = not allumee
    end
  end
  avant = kit.button("A"):pressed()
  if allumee then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.1)
end
