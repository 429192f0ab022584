-- etape: creer
-- ecart: garde chaque carte, sans comparer
-- idee: croire que la dernière carte gardée est la plus grande
local best = 0
for _, card in ipairs(cards) do
  best = card
end
say(best)
