local log = data.new{"temperature"}
for _ = 1, 30 do
  log:add{temperature = kit.temperature("room"):read()}
  wait(10)
end
say(log:count())
