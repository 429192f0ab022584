-- etape: modifier
-- ecart: peindre seulement
-- idee: croire que la condition avance toute seule
while not grid.on_mark() and not grid.wall_ahead() do
  grid.paint()
end
