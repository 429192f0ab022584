-- A : appuyée à 1 s, relâchée à 3 s
when.start(function()
  wait(1)
  send("on")
  wait(2)
end)
-- B, la lampe
when.message("on", function()
  kit.led("red"):on()
end)
