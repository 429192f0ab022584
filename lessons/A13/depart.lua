-- Chercher par moitiés
local n = 1000
local cards = list.make(n, "sorted")
local wanted = n + 1
local low = 1
local high = n
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
