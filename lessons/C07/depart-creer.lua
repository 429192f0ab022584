local answered = false
-- Le lien : coupé de 0,9 à 2,5 s
local function carry(word)
  if kit.time() < 0.9 or kit.time() > 2.5 then
    send(word)
  end
end
-- A, la sonnette
when.start(function()
  wait(1)
  kit.led("yellow"):on()
  carry("on")
  kit.led("yellow"):off()
end)
when.message("ok", function()
  answered = true
end)
-- B, la lampe
when.message("on", function()
  kit.led("red"):on()
end)
