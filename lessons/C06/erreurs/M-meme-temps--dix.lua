-- etape: modifier
-- ecart: 10 à la place de 0
-- idee: croire que le temps d’une ligne est celui de l’attente
local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = 10, temperature = kit.temperature("room"):read()}
  wait(10)
end
