for _ = 1, 16 do
  if grid.wall_ahead() then
    grid.turn_right()
  else
    grid.step()
  end
end
