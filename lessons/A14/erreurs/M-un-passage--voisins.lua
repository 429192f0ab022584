-- etape: creer
-- ecart: un seul passage d’échanges entre voisines
-- idee: croire qu’un passage suffit
for j = 1, #cards - 1 do
  if cards[j] > cards[j + 1] then
    list.swap(cards, j, j + 1)
  end
end
