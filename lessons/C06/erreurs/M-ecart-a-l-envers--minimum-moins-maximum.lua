-- etape: creer
-- ecart: minimum − maximum
-- idee: soustraire dans l’ordre où l’on pose les blocs
local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(10)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la log, en degrés")
say(log:mean("temperature"))
say(log:min("temperature") - log:max("temperature"))
