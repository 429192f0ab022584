-- etape: creer-journal
-- ecart: la lumière est lue avant la boucle
-- idee: croire qu’une variable suit le capteur
local lumiere = kit.light("room"):read()
local log = data.new{"temps", "temperature", "lumiere"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.dht("room"):temperature(), lumiere = lumiere}
  wait(10)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle, en degrés")
