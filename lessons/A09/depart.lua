while not grid.wall_ahead() do
  grid.step()
end
