-- etape: modifier
-- ecart: sonne à chaque mesure
-- idee: confondre un état et un évènement
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
    if room > 28 then
      say(kit.time())
      kit.buzzer("main"):tone(880, 0.2)
    end
    wait(0.1)
  end
end)
