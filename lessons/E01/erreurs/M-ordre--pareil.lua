-- etape: modifier
-- ecart: l’ordre n’a pas changé
-- idee: croire que l’ordre des lignes ne compte pas
kit.led("red"):on()
wait(1)
kit.led("red"):off()
kit.led("yellow"):on()
wait(1)
kit.led("yellow"):off()
kit.led("green"):on()
wait(1)
kit.led("green"):off()
