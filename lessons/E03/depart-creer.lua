local answered = false
-- Le lien : coupé de 5 à 7 s
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
end)
-- A : la salle se libère à 5,5 s
when.start(function()
  carry("busy")
  wait(5.5)
  kit.led("yellow"):on()
  carry("free")
  kit.led("yellow"):off()
end)
when.message("ok", function()
  answered = true
end)
