local log = data.new{"temps", "temperature"}
log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
wait(1)
say(log)
