local best = 0
for _, card in ipairs(cards) do
  if card > best then
    best = card
  end
end
say(best)
