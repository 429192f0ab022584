-- etape: modifier
-- ecart: lit un nouveau message à chaque « si »
-- idee: croire qu’un message reste là après avoir été lu
-- A, la sonnette
when.start(function()
  local a = kit.board("A")
  while not a:button("A"):pressed() do
    wait(0.1)
  end
  a:send("on")
  while a:button("A"):pressed() do
    wait(0.1)
  end
  a:send("off")
end)
-- B, la lampe
when.start(function()
  local b = kit.board("B")
  while true do
    if b:received() == "on" then
      b:led("red"):on()
    end
    if b:received() == "off" then
      b:led("red"):off()
    end
    wait(0.1)
  end
end)
