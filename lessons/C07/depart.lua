-- A, la sonnette
when.start(function()
  wait(1)
  send("on")
end)
-- B, la lampe
when.message("ON", function()
  kit.led("red"):on()
end)
