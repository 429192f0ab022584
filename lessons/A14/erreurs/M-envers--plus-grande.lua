-- etape: modifier
-- ecart: cherche la plus grande
-- idee: lire la comparaison à l’envers
for i = 1, #cards do
  local place = i
  for j = i + 1, #cards do
    if cards[j] > cards[place] then
      place = j
    end
  end
  list.swap(cards, i, place)
end
