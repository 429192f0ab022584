-- etape: modifier
-- ecart: une ligne « avancer » ajoutée à la fin
-- idee: vouloir arriver plus loin sans changer le chemin
grid.step()
grid.step()
grid.turn_right()
grid.step()
grid.turn_left()
grid.step()
grid.step()
grid.step()
