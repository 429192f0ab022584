-- etape: creer
-- ecart: retour de sept cases au lieu de six
-- idee: compter la case de départ comme un déplacement
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
for _ = 1, 7 do
  grid.west()
end
-- Ligne 2
for _ = 1, 9 do
  grid.paint()
  grid.east()
end
