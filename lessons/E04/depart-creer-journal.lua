local log = data.new{"temps", "temperature"}
log:add{temps = kit.time(), temperature = kit.dht("room"):temperature()}
wait(10)
say(log:count())
