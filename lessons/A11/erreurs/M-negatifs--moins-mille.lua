-- etape: modifier
-- ecart: part d’un nombre très petit, choisi d’avance
-- idee: croire qu’aucune carte ne sera plus petite
local best = -1000

for i = 1, #cards do
  local card = cards[i]
  if card > best then
    best = card
  end
end

say(best)
