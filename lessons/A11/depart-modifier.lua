-- cards : donné par la leçon
local best = 0

for i = 1, #cards do
  local card = cards[i]
  if card > best then
    best = card
  end
end

say(best)
