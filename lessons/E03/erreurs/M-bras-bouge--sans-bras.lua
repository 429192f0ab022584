-- etape: creer
-- ecart: le bras n’est pas tourné
-- idee: croire que la fonction arm_angle tourne le bras
local a = kit.board("A")
local b = kit.board("B")
function arm_angle(free)
  if free then
    return 90
  else
    return 0
  end
end
-- B, le panneau à la porte
function show(free)
  if free then
    b:led("green"):on()
    b:led("red"):off()
  else
    b:led("red"):on()
    b:led("green"):off()
  end
end
when.start(function()
  show(false)
  while true do
    local word = b:received()
    if word == "free" then
      show(true)
      b:send("ok")
    end
    wait(0.1)
  end
end)
-- A, dans la salle
when.start(function()
  while not a:button("A"):pressed() do
    wait(0.1)
  end
  a:led("yellow"):on()
  while a:received() ~= "ok" do
    a:send("free")
    wait(1)
  end
  a:led("yellow"):off()
end)
