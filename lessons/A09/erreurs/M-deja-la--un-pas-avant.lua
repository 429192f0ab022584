-- etape: modifier
-- ecart: un pas avant la boucle
-- idee: croire que la boucle se fait au moins une fois
grid.step()
while not grid.on_mark() and not grid.wall_ahead() do
  grid.step()
end
