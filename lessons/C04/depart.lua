kit.servo("arm"):angle(0)
wait(1)
kit.servo("arm"):angle(90)
wait(1)
