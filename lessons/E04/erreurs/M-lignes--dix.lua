-- etape: creer-journal
-- ecart: 10 tours au lieu de 30
-- idee: confondre le nombre de mesures et les secondes
local log = data.new{"temps", "temperature", "lumiere"}
for _ = 1, 10 do
  log:add{temps = kit.time(), temperature = kit.dht("room"):temperature(), lumiere = kit.light("room"):read()}
  wait(10)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle, en degrés")
