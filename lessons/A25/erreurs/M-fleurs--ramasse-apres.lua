-- etape: creer
-- ecart: « ramasser » placé après la boucle
-- idee: croire qu’une action faite à la fin vaut pour tous les tours
for _ = 1, 4 do
  grid.step()
  grid.turn_right()
  grid.step()
  grid.turn_left()
end
grid.pick()
