-- etape: modifier
-- ecart: off aussitôt après on
-- idee: oublier qu’un appui dure
-- A, la sonnette
when.start(function()
  local a = kit.board("A")
  while not a:button("A"):pressed() do
    wait(0.1)
  end
  a:send("on")
  a:send("off")
end)
-- B, la lampe
when.start(function()
  local b = kit.board("B")
  while true do
    local word = b:received()
    if word == "on" then
      b:led("red"):on()
    end
    if word == "off" then
      b:led("red"):off()
    end
    wait(0.1)
  end
end)
