local last = 0
for _, card in ipairs(cards) do
  last = card
end
say(last)
