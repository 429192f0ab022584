-- etape: modifier
-- ecart: non sur la marque ou non mur
-- idee: traduire « ou » de la phrase d’arrêt par ou dans la condition
while not grid.on_mark() or not grid.wall_ahead() do
  grid.step()
end
