-- etape: modifier
-- ecart: éteint une autre couleur
-- idee: croire qu’« éteindre » éteint ce qui brille
kit.led("green"):on()
wait(1)
kit.led("red"):off()
kit.led("yellow"):on()
wait(1)
kit.led("yellow"):off()
kit.led("red"):on()
wait(1)
kit.led("red"):off()
