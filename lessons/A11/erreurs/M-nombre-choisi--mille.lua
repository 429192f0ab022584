-- etape: creer
-- ecart: part de deux nombres choisis d’avance
-- idee: croire que toutes les cartes sont entre eux
local best = -1000
local smallest = 1000

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
