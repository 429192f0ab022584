-- etape: modifier
-- ecart: sonne à chaque mesure
-- idee: confondre un état et un évènement
local last = -60
for _ = 1, 200 do
  if kit.temperature("room"):read() > 28 then
    say(kit.time())
    kit.buzzer("main"):tone(880, 0.2)
  end
  wait(1)
end
