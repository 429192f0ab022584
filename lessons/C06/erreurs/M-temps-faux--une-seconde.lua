-- etape: modifier
-- ecart: attendre 1
-- idee: confondre la durée d’un tour et la durée totale
local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(1)
end
