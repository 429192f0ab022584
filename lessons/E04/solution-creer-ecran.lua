while true do
  kit.lcd("screen"):write(1, "T = ", kit.dht("room"):temperature())
  kit.lcd("screen"):write(2, "H = ", kit.dht("room"):humidity())
  wait(2)
end
