-- etape: creer
-- ecart: 6 tours
-- idee: se tromper d’un zéro
local log = data.new{"temps", "temperature"}
for _ = 1, 6 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(1)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle 204 (°C), temps en secondes")
say(log:mean("temperature"))
