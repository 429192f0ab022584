-- etape: creer
-- ecart: sans titre
-- idee: croire que la courbe parle toute seule
local log = data.new{"temps", "temperature"}
for _ = 1, 60 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(1)
end
chart.line(log, "temps", "temperature")
say(log:mean("temperature"))
