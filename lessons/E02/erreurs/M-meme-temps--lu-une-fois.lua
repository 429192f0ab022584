-- etape: creer
-- ecart: temps lu avant la boucle
-- idee: croire qu’une variable suit l’horloge
local log = data.new{"temps", "temperature"}
local now = kit.time()
for _ = 1, 60 do
  log:add{temps = now, temperature = kit.temperature("room"):read()}
  wait(1)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle 204 (°C), temps en secondes")
say(log:mean("temperature"))
