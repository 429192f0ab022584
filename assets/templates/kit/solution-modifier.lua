kit.led("red"):on()
wait(1)
kit.led("red"):off()
