-- etape: modifier
-- ecart: seuil 280
-- idee: mélanger degrés et dixièmes
local room = 22
local last = -10
-- La salle d’essai
when.start(function()
  wait(5)
  room = 30
  wait(25)
  room = 22
end)
-- L’alerte
when.start(function()
  for _ = 1, 400 do
    if room > 280 and kit.time() - last >= 10 then
      last = kit.time()
      say(kit.time())
      kit.buzzer("main"):tone(880, 0.2)
    end
    wait(0.1)
  end
end)
