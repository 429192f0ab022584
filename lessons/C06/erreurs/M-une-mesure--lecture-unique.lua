-- etape: modifier
-- ecart: la température est lue avant la boucle
-- idee: croire qu’une variable suit le capteur
local log = data.new{"temps", "temperature"}
local mesure = kit.temperature("room"):read()
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = mesure}
  wait(10)
end
