-- etape: modifier
-- ecart: la boucle s’arrête à #cards - 1
-- idee: écart d’un en fin de boucle
local best = cards[1]

for i = 1, #cards - 1 do
  local card = cards[i]
  if card > best then
    best = card
  end
end

say(best)
