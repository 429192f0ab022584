-- etape: modifier
-- ecart: B compte deux secondes
-- idee: croire que l’autre objet connaît la durée
when.start(function()
  wait(1)
  send("on")
  wait(2)
end)
when.message("on", function()
  kit.led("red"):on()
  wait(2)
  kit.led("red"):off()
end)
