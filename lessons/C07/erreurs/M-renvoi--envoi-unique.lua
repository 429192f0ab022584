-- etape: creer
-- ecart: un seul envoi, puis A attend la réponse
-- idee: croire qu’attendre suffit
-- A, la sonnette
when.start(function()
  local a = kit.board("A")
  while not a:button("A"):pressed() do
    wait(0.1)
  end
  a:led("yellow"):on()
  a:send("on")
  while a:received() ~= "ok" do
    wait(1)
  end
  a:led("yellow"):off()
end)
-- B, la lampe
when.start(function()
  local b = kit.board("B")
  while true do
    local word = b:received()
    if word == "on" then
      b:led("red"):on()
      b:send("ok")
    end
    wait(0.1)
  end
end)
