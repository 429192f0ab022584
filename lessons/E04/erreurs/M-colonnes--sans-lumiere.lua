-- etape: creer-journal
-- ecart: la colonne lumiere manque
-- idee: oublier une partie de la consigne
local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.dht("room"):temperature()}
  wait(10)
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle, en degrés")
