-- etape: creer
-- ecart: dernière moins première
-- idee: croire que la boucle choisit toute seule
local first = cards[1]
local last = cards[1]

for i = 1, #cards do
  last = cards[i]
end

say(last - first)
