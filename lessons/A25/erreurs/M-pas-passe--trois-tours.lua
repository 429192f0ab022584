-- etape: modifier
-- ecart: la boucle fait encore trois tours
-- idee: garder le nombre de l’exemple
for _ = 1, 3 do
  grid.step()
  grid.step()
  grid.step()
  grid.pick()
end
