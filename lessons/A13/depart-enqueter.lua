-- Où est la carte 26 ?
local cards = {3, 8, 12, 17, 21, 26, 30, 34, 41, 45, 52, 58, 63, 70, 77}
local wanted = 26
local low = 1
local high = 15
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

say(found)
