-- etape: modifier
-- ecart: programme réécrit en entier, virage en premier
-- idee: recommencer au lieu de chercher la ligne à déplacer
grid.turn_right()
grid.step()
grid.step()
grid.turn_left()
grid.step()
grid.step()
grid.step()
