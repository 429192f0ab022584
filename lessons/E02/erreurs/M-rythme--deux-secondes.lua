-- etape: creer
-- ecart: attendre 2
-- idee: croire que plus longtemps, c’est toujours mieux
local log = data.new{"temps", "temperature"}
for _ = 1, 60 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(2)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle 204 (°C), temps en secondes")
say(log:mean("temperature"))
