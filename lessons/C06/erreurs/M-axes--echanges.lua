-- etape: creer
-- ecart: temps et temperature échangés
-- idee: ne pas lire le temps en bas
local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(10)
end
chart.line(log, "temperature", "temps")
chart.title("Température de la log, en degrés")
say(log:mean("temperature"))
say(log:max("temperature") - log:min("temperature"))
