for _ = 1, 4 do
  grid.step()
  grid.turn_right()
  grid.step()
  grid.pick()
  grid.turn_left()
end
