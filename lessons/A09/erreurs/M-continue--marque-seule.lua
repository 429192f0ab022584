-- etape: modifier
-- ecart: tant que non sur une marque
-- idee: remplacer une condition par l’autre
while not grid.on_mark() do
  grid.step()
end
