-- etape: creer
-- ecart: cards[j] = cards[j - 1], puis l’inverse
-- idee: croire que l’échange se fait en deux affectations
for i = 2, #cards do
  local j = i
  while j > 1 and cards[j] < cards[j - 1] do
    cards[j] = cards[j - 1]
    cards[j - 1] = cards[j]
    j = j - 1
  end
end
