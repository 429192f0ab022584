-- etape: creer
-- ecart: le dernier virage et la montée manquent
-- idee: s’arrêter dès que les étoiles sont prises
grid.step()
grid.step()
grid.step()
grid.turn_right()
grid.step()
grid.step()
grid.step()
grid.turn_right()
grid.step()
grid.step()
grid.turn_left()
grid.step()
grid.step()
grid.step()
