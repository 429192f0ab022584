-- etape: modifier
-- ecart: la boucle intérieure s’arrête à #cards - 1
-- idee: écart d’un en fin de boucle
for i = 1, #cards do
  local place = i
  for j = i + 1, #cards - 1 do
    if cards[j] < cards[place] then
      place = j
    end
  end
  list.swap(cards, i, place)
end
