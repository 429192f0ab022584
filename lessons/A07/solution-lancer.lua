for _ = 1, 8 do
  grid.step()
  if grid.on_mark() then
    grid.turn_right()
  end
end
