-- etape: creer
-- ecart: le bras n’est pas tourné
-- idee: oublier une des deux façons de montrer
local answered = false
-- Le lien : il perd les messages de 5 à 7 secondes
local function carry(word)
  if kit.time() < 5 or kit.time() > 7 then
    send(word)
  end
end
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
    kit.led("green"):on()
    kit.led("red"):off()
  else
    kit.led("red"):on()
    kit.led("green"):off()
  end
end
when.message("busy", function()
  show(false)
end)
when.message("free", function()
  show(true)
  carry("ok")
end)
-- A, dans la salle : elle se libère à 5,5 secondes
when.start(function()
  carry("busy")
  wait(5.5)
  kit.led("yellow"):on()
  while not answered do
    carry("free")
    wait(1)
  end
  kit.led("yellow"):off()
end)
when.message("ok", function()
  answered = true
end)
