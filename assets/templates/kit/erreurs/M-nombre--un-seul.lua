-- etape: creer
-- ecart: un seul éclair
-- idee: relire la consigne sans compter
kit.led("red"):on()
wait(1)
kit.led("red"):off()
