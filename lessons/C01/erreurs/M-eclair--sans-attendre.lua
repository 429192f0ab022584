-- etape: modifier
-- ecart: sans attendre
-- idee: croire que chaque instruction prend du temps
kit.led("red"):on()
kit.led("red"):off()
kit.led("red"):on()
kit.led("red"):off()
