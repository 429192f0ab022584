-- etape: creer
-- ecart: l’envoi est avant la boucle
-- idee: croire qu’attendre suffit
local answered = false
-- Le lien : il perd les messages de 0,9 à 2,5 secondes
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
  while not answered do
    wait(1)
  end
  kit.led("yellow"):off()
end)
when.message("ok", function()
  answered = true
end)
-- B, la lampe
when.message("on", function()
  kit.led("red"):on()
  carry("ok")
end)
