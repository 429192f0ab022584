-- etape: modifier
-- ecart: la colonne temps est oubliée
-- idee: croire qu’une mesure se suffit à elle-même
local log = data.new{"temperature"}
for _ = 1, 30 do
  log:add{temperature = kit.temperature("room"):read()}
  wait(10)
end
