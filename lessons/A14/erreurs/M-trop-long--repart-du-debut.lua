-- etape: creer
-- ecart: recommence au début après chaque échange
-- idee: repartir de zéro à chaque correction
local i = 1
while i < #cards do
  if cards[i] > cards[i + 1] then
    list.swap(cards, i, i + 1)
    i = 0
  end
  i = i + 1
end
