-- etape: creer-journal
-- ecart: pas de titre
-- idee: croire que la courbe se comprend seule
local log = data.new{"temps", "temperature", "lumiere"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.dht("room"):temperature(), lumiere = kit.light("room"):read()}
  wait(10)
end
chart.line(log, "temps", "temperature")
