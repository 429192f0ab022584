-- etape: modifier
-- ecart: une mesure, sans boucle
-- idee: croire que « si » surveille tout seul
if kit.dht("room"):temperature() > 28 then
  kit.led("red"):on()
  kit.led("green"):off()
else
  kit.led("red"):off()
  kit.led("green"):on()
end
wait(1)
