-- etape: modifier
-- ecart: L avec tourner à droite (départ vers le bas)
-- idee: prendre sa gauche à soi pour celle du robot
grid.step()
grid.paint()
grid.step()
grid.paint()
grid.step()
grid.paint()
grid.turn_right()
grid.step()
grid.paint()
grid.step()
grid.paint()
