-- etape: modifier
-- ecart: 31 tours
-- idee: confondre les mesures et les intervalles
local log = data.new{"temps", "temperature"}
for _ = 1, 31 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(10)
end
