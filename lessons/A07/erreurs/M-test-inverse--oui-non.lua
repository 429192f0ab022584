-- etape: creer
-- ecart: avancer dans alors, tourner dans sinon
-- idee: lire le test comme « s’il n’y a pas »
for _ = 1, 16 do
  if grid.wall_ahead() then
    grid.step()
  else
    grid.turn_right()
  end
end
