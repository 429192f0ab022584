for _ = 1, 3 do
  grid.step()
  grid.pick()
  grid.step()
end
