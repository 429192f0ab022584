-- etape: modifier
-- ecart: test sans boucle
-- idee: croire que le test surveille tout seul
if kit.temperature("room"):read() > 28 then
  say(kit.time())
  kit.buzzer("main"):tone(880, 0.2)
end
wait(200)
