kit.led("red"):on()
kit.led("red"):off()
