-- etape: modifier
-- ecart: envoie on, attend ON
-- idee: croire que la machine comprend l’intention
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
    local word = b:received()
    if word == "ON" then
      b:led("red"):on()
    end
    if word == "off" then
      b:led("red"):off()
    end
    wait(0.1)
  end
end)
