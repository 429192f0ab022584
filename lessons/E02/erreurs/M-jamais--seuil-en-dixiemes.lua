-- etape: modifier
-- ecart: seuil 280
-- idee: mélanger degrés et dixièmes
local last = -60
for _ = 1, 200 do
  if kit.temperature("room"):read() > 280 and kit.time() - last >= 60 then
    last = kit.time()
    say(kit.time())
    kit.buzzer("main"):tone(880, 0.2)
  end
  wait(1)
end
