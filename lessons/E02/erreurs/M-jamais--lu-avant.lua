-- etape: modifier
-- ecart: capteur lu avant la boucle
-- idee: croire qu’une variable suit le capteur
local room = kit.temperature("room"):read()
local last = -60
for _ = 1, 200 do
  if room > 28 and kit.time() - last >= 60 then
    last = kit.time()
    say(kit.time())
    kit.buzzer("main"):tone(880, 0.2)
  end
  wait(1)
end
