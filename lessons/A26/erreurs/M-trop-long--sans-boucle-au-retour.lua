-- etape: creer
-- ecart: retour recopié, sans boucle
-- idee: ne voir une boucle que pour peindre
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
grid.west()
grid.west()
grid.west()
grid.west()
grid.west()
grid.west()
-- Ligne 2
for _ = 1, 9 do
  grid.paint()
  grid.east()
end
