for _ = 1, 4 do
  grid.step()
  grid.step()
  grid.step()
  grid.pick()
end
