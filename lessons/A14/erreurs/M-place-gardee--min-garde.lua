-- etape: creer
-- ecart: place n’est pas remis à i au début du tour
-- idee: oublier de recommencer le calcul à chaque tour
local place = 1

for i = 1, #cards do
  for j = i + 1, #cards do
    if cards[j] < cards[place] then
      place = j
    end
  end
  list.swap(cards, i, place)
end
