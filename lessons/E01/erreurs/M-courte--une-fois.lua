-- etape: creer
-- ecart: chaque DEL une fois
-- idee: s’arrêter à l’exemple
kit.led("red"):on()
wait(1)
kit.led("red"):off()
kit.led("yellow"):on()
wait(1)
kit.led("yellow"):off()
kit.led("green"):on()
wait(1)
kit.led("green"):off()
