-- etape: modifier
-- ecart: seulement le premier groupe de noires
-- idee: arrêter le code au milieu
for _ = 1, 1 do
  grid.east()
end
for _ = 1, 3 do
  grid.paint()
  grid.east()
end
