-- etape: modifier
-- ecart: répéter 7 fois au lieu de 8
-- idee: compter les cases entre les deux bouts
for _ = 1, 7 do
  grid.step()
  if grid.on_mark() then
    grid.turn_right()
  end
end
