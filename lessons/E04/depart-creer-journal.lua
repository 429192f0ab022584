local log = data.new{"temps", "temperature"}
log:add{temps = kit.time(), temperature = kit.temperature("room"):read()}
wait(10)
say(log:count())
