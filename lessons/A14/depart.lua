-- La plus petite d’abord.
local cards = {34, 7, 23, 12, 41, 18, 5, 29}

for i = 1, 8 do
  local place = i
  for j = i + 1, 8 do
    if cards[j] < cards[place] then
      place = j
    end
  end
  list.swap(cards, i, place)
end
