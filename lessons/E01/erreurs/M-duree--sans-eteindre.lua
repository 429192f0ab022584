-- etape: modifier
-- ecart: aucune DEL éteinte avant la suivante
-- idee: croire qu’allumer une DEL éteint les autres
kit.led("green"):on()
wait(1)
kit.led("yellow"):on()
wait(1)
kit.led("red"):on()
wait(1)
kit.led("green"):off()
kit.led("yellow"):off()
kit.led("red"):off()
