-- etape: creer
-- ecart: le robot ne se retourne pas à la fin de la marche
-- idee: oublier que le motif doit finir comme il commence
for _ = 1, 4 do
  grid.step()
  grid.turn_right()
  grid.step()
  grid.pick()
end
