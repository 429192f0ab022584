-- cards, wanted : donnés
local low = 1
local high = #cards
local found = 0

while found == 0 do
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

say(found)
