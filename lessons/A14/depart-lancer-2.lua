-- La main de cartes.
local cards = {34, 7, 23, 12, 41, 18, 5, 29}

for i = 2, 8 do
  local j = i
  while j > 1 and cards[j] < cards[j - 1] do
    list.swap(cards, j, j - 1)
    j = j - 1
  end
end
