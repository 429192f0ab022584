-- etape: creer
-- ecart: A n’attend pas l’appui
-- idee: croire que le programme commence à l’appui
-- A, la sonnette
when.start(function()
  local a = kit.board("A")
  a:led("yellow"):on()
  while a:received() ~= "ok" do
    a:send("on")
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
