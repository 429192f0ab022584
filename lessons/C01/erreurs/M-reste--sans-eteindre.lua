-- etape: modifier
-- ecart: dernier éteindre oublié
-- idee: croire que la DEL s’éteint seule à la fin
kit.led("red"):on()
wait(1)
kit.led("red"):off()
wait(1)
kit.led("red"):on()
wait(1)
