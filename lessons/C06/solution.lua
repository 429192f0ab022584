local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(10)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle, en degrés")
say(log:mean("temperature"))
say(log:max("temperature") - log:min("temperature"))
