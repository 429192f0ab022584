-- etape: creer-objet
-- ecart: la boucle n’attend pas
-- idee: croire que mesurer prend du temps
local log = data.new{"temps", "temperature"}
for _ = 1, 60 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
end
chart.line(log, "temps", "temperature")
chart.title("Température de la salle 204 (°C), temps en secondes")
