while not grid.on_mark() and not grid.wall_ahead() do
  grid.step()
end
