for _ = 1, 2 do
  grid.east()
end
for _ = 1, 5 do
  grid.paint()
  grid.east()
end
