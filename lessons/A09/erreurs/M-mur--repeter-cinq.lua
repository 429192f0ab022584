-- etape: modifier
-- ecart: répéter 5 fois
-- idee: compter les cases d’une seule carte
for _ = 1, 5 do
  grid.step()
end
