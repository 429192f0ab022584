local log = data.new{"temps", "temperature", "lumiere"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.dht("room"):temperature(), lumiere = kit.light("room"):read()}
  wait(10)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle, en degrés")
