-- etape: creer
-- ecart: la jaune s’éteint juste après l’envoi
-- idee: croire qu’envoyer, c’est recevoir
-- A, la sonnette
when.start(function()
  local a = kit.board("A")
  while not a:button("A"):pressed() do
    wait(0.1)
  end
  a:led("yellow"):on()
  while a:received() ~= "ok" do
    a:send("on")
    a:led("yellow"):off()
    wait(1)
  end
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
