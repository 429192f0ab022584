-- etape: modifier
-- ecart: verte et jaune échangées
-- idee: ne suivre que la première couleur
kit.led("yellow"):on()
wait(1)
kit.led("yellow"):off()
kit.led("green"):on()
wait(1)
kit.led("green"):off()
kit.led("red"):on()
wait(1)
kit.led("red"):off()
