-- etape: modifier
-- ecart: tant que mur devant ou marque
-- idee: lire tant que comme jusqu’à
while grid.on_mark() or grid.wall_ahead() do
  grid.step()
end
