kit.lcd("screen"):write(1, "T = ", kit.dht("room"):temperature())
