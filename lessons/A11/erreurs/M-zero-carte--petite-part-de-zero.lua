-- etape: creer
-- ecart: smallest = 0
-- idee: croire que zéro est plus grand que tout
local best = cards[1]
local smallest = 0

for i = 1, #cards do
  local card = cards[i]
  if card > best then
    best = card
  end
  if card < smallest then
    smallest = card
  end
end

say(best - smallest)
