-- etape: creer
-- ecart: capteur lu avant la boucle
-- idee: croire qu’une variable suit le capteur
local log = data.new{"temps", "temperature"}
local degrees = kit.temperature("room"):read()
for _ = 1, 60 do
  log:add{temps = kit.time(), temperature = degrees}
  wait(1)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle 204 (°C), temps en secondes")
say(log:mean("temperature"))
