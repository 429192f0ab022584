-- etape: creer
-- ecart: la plus petite devant, une seule fois
-- idee: croire que le reste suit
local place = 1
for j = 2, #cards do
  if cards[j] < cards[place] then
    place = j
  end
end
list.swap(cards, 1, place)
