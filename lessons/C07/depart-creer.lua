-- A, la sonnette
when.start(function()
  local a = kit.board("A")
  while not a:button("A"):pressed() do
    wait(0.1)
  end
  a:led("yellow"):on()
  a:send("on")
  a:led("yellow"):off()
end)
-- B, la lampe
when.start(function()
  local b = kit.board("B")
  while true do
    local word = b:received()
    if word == "on" then
      b:led("red"):on()
    end
    wait(0.1)
  end
end)
