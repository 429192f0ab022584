-- etape: creer
-- ecart: n’éteint pas à la fin
-- idee: croire que la DEL s’éteint avec le programme
kit.led("red"):on()
wait(1)
kit.led("red"):off()
wait(1)
kit.led("red"):on()
wait(1)
