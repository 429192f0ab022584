-- etape: modifier
-- ecart: programme réécrit en entier, avec trois virages à gauche à la place d’un à droite
-- idee: recommencer au lieu de chercher la ligne à déplacer
grid.step()
grid.turn_left()
grid.turn_left()
grid.turn_left()
grid.step()
grid.step()
grid.turn_left()
grid.step()
grid.step()
