-- etape: modifier
-- ecart: last n’est jamais mis à jour
-- idee: croire qu’une variable suit l’alerte
local last = -60
for _ = 1, 200 do
  if kit.temperature("room"):read() > 28 and kit.time() - last >= 60 then
    say(kit.time())
    kit.buzzer("main"):tone(880, 0.2)
  end
  wait(1)
end
