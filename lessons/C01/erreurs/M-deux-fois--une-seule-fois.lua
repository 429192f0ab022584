-- etape: modifier
-- ecart: un seul clignotement
-- idee: croire que le programme recommence tout seul
kit.led("red"):on()
wait(1)
kit.led("red"):off()
wait(1)
