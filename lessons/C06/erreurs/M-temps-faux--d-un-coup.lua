-- etape: modifier
-- ecart: sans attendre
-- idee: croire que 30 mesures suffisent, même d’un coup
local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
end
