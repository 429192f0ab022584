-- etape: creer
-- ecart: le compteur part de 1
-- idee: compter la case de départ
local moves = 1
while not grid.on_mark() and not grid.wall_ahead() do
  grid.step()
  moves = moves + 1
end
say(moves)
