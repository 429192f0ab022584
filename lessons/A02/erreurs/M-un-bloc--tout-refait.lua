-- etape: modifier
-- ecart: trois virages à droite à la place d’un virage à gauche
-- idee: contourner la gauche au lieu de chercher le bloc à changer
grid.step()
grid.paint()
grid.step()
grid.paint()
grid.step()
grid.paint()
grid.turn_right()
grid.turn_right()
grid.turn_right()
grid.step()
grid.paint()
grid.step()
grid.paint()
