-- etape: modifier
-- ecart: best = card sans le « si »
-- idee: oublier le test
local best = cards[1]

for i = 1, #cards do
  best = cards[i]
end

say(best)
