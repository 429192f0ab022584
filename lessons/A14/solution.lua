-- La leçon donne cards. La main de cartes.
for i = 2, #cards do
  local j = i
  while j > 1 and cards[j] < cards[j - 1] do
    list.swap(cards, j, j - 1)
    j = j - 1
  end
end
