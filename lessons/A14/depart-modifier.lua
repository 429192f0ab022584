-- La leçon donne cards. La plus petite d’abord.
for i = 1, #cards do
  local place = i
  -- ici : de i + 1 à la fin, garde la place de la plus petite

  list.swap(cards, i, place)
end
