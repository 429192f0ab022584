-- etape: creer
-- ecart: ajouter 1 après la boucle
-- idee: croire que tout ce qui suit est répété
local moves = 0
while not grid.on_mark() and not grid.wall_ahead() do
  grid.step()
end
moves = moves + 1
say(moves)
