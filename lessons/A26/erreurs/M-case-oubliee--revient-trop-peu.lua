-- etape: creer
-- ecart: retour de trois cases seulement
-- idee: revenir du nombre de noires, sans les blanches
-- Ligne 1
for _ = 1, 3 do
  grid.east()
end
for _ = 1, 3 do
  grid.paint()
  grid.east()
end
-- Descendre et revenir
grid.south()
for _ = 1, 3 do
  grid.west()
end
-- Ligne 2
for _ = 1, 6 do
  grid.paint()
  grid.east()
end
