-- etape: creer
-- ecart: une seule boucle, le reste recopié
-- idee: voir la boucle comme une option
grid.east()
grid.east()
grid.east()
grid.paint()
grid.east()
grid.paint()
grid.east()
grid.paint()
grid.east()
grid.south()
grid.west()
grid.west()
grid.west()
grid.west()
grid.west()
grid.west()
for _ = 1, 9 do
  grid.paint()
  grid.east()
end
