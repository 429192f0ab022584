-- etape: modifier
-- ecart: deux boucles l’une dans l’autre
-- idee: comparer chaque carte à toutes les autres
for i = 1, #cards do
  local beaten = 0
  for j = 1, #cards do
    if cards[j] > cards[i] then
      beaten = beaten + 1
    end
  end
  if beaten == 0 then
    say(cards[i])
  end
end
