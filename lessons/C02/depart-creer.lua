local allumee = false
local avant = 0
for row in data.open("appuis"):each() do
  if row.bouton == 1 then
    allumee = not allumee
  end
  avant = 0
  if allumee then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.5)
end
