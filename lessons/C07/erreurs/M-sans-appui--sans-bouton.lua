-- etape: modifier
-- ecart: A compte les secondes au lieu de lire le bouton
-- idee: croire que tous les appuis ont lieu au même moment
-- A, la sonnette
when.start(function()
  local a = kit.board("A")
  wait(1)
  a:send("on")
  wait(2)
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
