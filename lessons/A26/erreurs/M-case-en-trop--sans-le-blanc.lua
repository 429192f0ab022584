-- etape: modifier
-- ecart: le deuxième groupe de blanches manque
-- idee: croire que les blanches ne comptent pas
for _ = 1, 1 do
  grid.east()
end
for _ = 1, 3 do
  grid.paint()
  grid.east()
end
for _ = 1, 2 do
  grid.paint()
  grid.east()
end
