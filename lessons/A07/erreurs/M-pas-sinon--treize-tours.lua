-- etape: creer
-- ecart: répéter 13 fois
-- idee: ne compter que les avancées
for _ = 1, 13 do
  if grid.wall_ahead() then
    grid.turn_right()
  else
    grid.step()
  end
end
