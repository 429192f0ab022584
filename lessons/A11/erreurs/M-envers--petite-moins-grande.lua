-- etape: creer
-- ecart: smallest - best
-- idee: croire que l’ordre d’une soustraction ne compte pas
local best = cards[1]
local smallest = cards[1]

for i = 1, #cards do
  local card = cards[i]
  if card > best then
    best = card
  end
  if card < smallest then
    smallest = card
  end
end

say(smallest - best)
