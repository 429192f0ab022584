-- etape: modifier
-- ecart: attend après avoir éteint
-- idee: attendre à la fin au lieu du milieu
kit.led("red"):on()
kit.led("red"):off()
wait(1)
