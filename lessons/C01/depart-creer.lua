kit.led("red"):on()
wait(0.3)
kit.led("red"):off()
wait(0.3)
