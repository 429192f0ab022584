-- etape: modifier
-- ecart: test sans boucle
-- idee: croire que le test surveille tout seul
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
  if room > 28 then
    say(kit.time())
    kit.buzzer("main"):tone(880, 0.2)
  end
end)
