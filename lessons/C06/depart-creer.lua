local log = data.new{"temps", "temperature"}
for _ = 1, 30 do
  log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
  wait(10)
end
say(log:count())
