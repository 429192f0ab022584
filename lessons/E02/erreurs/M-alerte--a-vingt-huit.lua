-- etape: modifier
-- ecart: le signe compte aussi 28
-- idee: confondre « plus de 28 » et « 28 ou plus »
local last = -60
for _ = 1, 200 do
  if kit.temperature("room"):read() >= 28 and kit.time() - last >= 60 then
    last = kit.time()
    say(kit.time())
    kit.buzzer("main"):tone(880, 0.2)
  end
  wait(1)
end
