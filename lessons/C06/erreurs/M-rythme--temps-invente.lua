-- etape: modifier
-- ecart: le temps est calculé à la main, et l’attente est de 5 secondes
-- idee: croire que la colonne temps commande l’horloge
local log = data.new{"temps", "temperature"}
for i = 1, 30 do
  log:add{temps = 10 * i, temperature = kit.temperature("room"):read()}
  wait(5)
end
