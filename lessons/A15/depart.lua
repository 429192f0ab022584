-- La mesure est en bas.
function search_each(cards, wanted)
  local found = 0
  for i = 1, #cards do
    if cards[i] == wanted then
      found = i
    end
  end
  return found
end

function search_half(cards, wanted)
  local low = 1
  local high = #cards
  local found = 0
  while found == 0 and low <= high do
    local middle = (low + high) // 2
    local value = cards[middle]
    if value == wanted then
      found = middle
    elseif value < wanted then
      low = middle + 1
    else
      high = middle - 1
    end
  end
  return found
end

function all_pairs(cards)
  local equal = 0
  for i = 1, #cards do
    for j = i + 1, #cards do
      if cards[i] == cards[j] then
        equal = equal + 1
      end
    end
  end
  return equal
end

local t = data.new{"n", "une", "moitie", "paires"}
local n = 100

for _ = 1, 3 do
  local cards = list.make(n, "sorted")
  cost.reset()
  search_each(cards, n + 1)
  local one = cost.reads()
  cost.reset()
  search_half(cards, n + 1)
  local half = cost.reads()
  cost.reset()
  all_pairs(cards)
  local couples = cost.reads()
  t:add{n = n, une = one, moitie = half, paires = couples}
  n = n * 2
end

say(t)
