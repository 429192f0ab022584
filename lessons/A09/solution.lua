local moves = 0
while not grid.on_mark() and not grid.wall_ahead() do
  grid.step()
  moves = moves + 1
end
say(moves)
