-- Affiche le numéro, ou 0
local low = 1
local high = #cards
local found = 0

while found == 0 do
  local middle = (low + high) // 2
  local value = cards[middle]
  if value == wanted then
  end
end

say(found)
