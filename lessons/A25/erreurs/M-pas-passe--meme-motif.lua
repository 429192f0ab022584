-- etape: modifier
-- ecart: quatre tours de l’ancien motif
-- idee: changer le nombre de tours sans changer le motif
for _ = 1, 4 do
  grid.step()
  grid.pick()
  grid.step()
end
