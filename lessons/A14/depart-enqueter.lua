-- Deux paquets déjà rangés
local n = 8
local cards = list.make(n, "sorted")
local hand = list.make(n, "sorted")

-- La plus petite d’abord
cost.reset()
for i = 1, n do
  local place = i
  for j = i + 1, n do
    if cards[j] < cards[place] then
      place = j
    end
  end
  list.swap(cards, i, place)
end
say("La plus petite d’abord : " .. cost.reads())

-- La main de cartes
cost.reset()
for i = 2, n do
  local j = i
  while j > 1 and hand[j] < hand[j - 1] do
    list.swap(hand, j, j - 1)
    j = j - 1
  end
end
say("La main de cartes : " .. cost.reads())
