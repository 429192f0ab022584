-- etape: modifier
-- ecart: cinq tours
-- idee: compter aussi le départ
for _ = 1, 5 do
  grid.step()
  grid.step()
  grid.step()
  grid.pick()
end
