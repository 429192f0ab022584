for _, card in ipairs(cards) do
  say(card)
end
