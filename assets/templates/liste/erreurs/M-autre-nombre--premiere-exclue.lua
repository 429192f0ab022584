-- etape: creer
-- ecart: compare avec un nombre fixe
-- idee: comparer à une carte choisie d’avance, non à la meilleure
local best = 0
for _, card in ipairs(cards) do
  if card > 7 then
    best = card
  end
end
say(best)
