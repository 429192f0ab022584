-- en haut : 3 blanches, 3 noires
for _ = 1, 3 do
  grid.east()
end
