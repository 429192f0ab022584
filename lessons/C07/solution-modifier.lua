-- A, la sonnette : appuyée à 1 seconde, relâchée à 3 secondes
when.start(function()
  wait(1)
  send("on")
  wait(2)
  send("off")
end)
-- B, la lampe
when.message("on", function()
  kit.led("red"):on()
end)
when.message("off", function()
  kit.led("red"):off()
end)
