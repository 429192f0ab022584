-- etape: creer-ecran
-- ecart: les deux lignes sont écrites une seule fois
-- idee: croire que l’écran suit le capteur
kit.lcd("screen"):write(1, "T = ", kit.dht("room"):temperature())
kit.lcd("screen"):write(2, "H = ", kit.dht("room"):humidity())
wait(20)
