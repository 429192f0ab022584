-- etape: modifier
-- ecart: le programme de départ, sans la marque
-- idee: oublier une des deux conditions
while not grid.wall_ahead() do
  grid.step()
end
