-- etape: creer
-- ecart: après le si… sinon…, un second « si mur alors tourner à droite »
-- idee: faire les deux actions dans le même tour
for _ = 1, 16 do
  if grid.wall_ahead() then
    grid.turn_right()
  else
    grid.step()
  end
  if grid.wall_ahead() then
    grid.turn_right()
  end
end
