for i = 1, #cards do
  local place = i
  -- ici : cherche la plus petite

  list.swap(cards, i, place)
end
