-- etape: creer
-- ecart: sans titre
-- idee: croire qu’une courbe se comprend toute seule
local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(10)
end
chart.line(log, "temps", "temperature")
say(log:mean("temperature"))
say(log:max("temperature") - log:min("temperature"))
