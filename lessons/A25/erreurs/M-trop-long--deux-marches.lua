-- etape: creer
-- ecart: deux marches dans la boucle, deux tours
-- idee: ne pas chercher le plus petit morceau
for _ = 1, 2 do
  grid.step()
  grid.turn_right()
  grid.step()
  grid.pick()
  grid.turn_left()
  grid.step()
  grid.turn_right()
  grid.step()
  grid.pick()
  grid.turn_left()
end
