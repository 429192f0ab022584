-- etape: modifier
-- ecart: le temps est lu avant la boucle
-- idee: croire qu’une variable suit l’horloge
local log = data.new{"temps", "temperature"}
local t = kit.time()
for _ = 1, 30 do
  log:add{temps = t, temperature = kit.temperature("room"):read()}
  wait(10)
end
