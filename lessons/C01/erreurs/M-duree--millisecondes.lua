-- etape: modifier
-- ecart: attendre 1000
-- idee: se tromper d’unité
kit.led("red"):on()
wait(1000)
kit.led("red"):off()
wait(1000)
kit.led("red"):on()
wait(1000)
kit.led("red"):off()
wait(1000)
