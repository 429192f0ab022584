-- La plus grande de n cartes
local n = 10
local cards = list.make(n, "random")
local best = 0

for i = 1, n do
  local card = cards[i]
  if card > best then
    best = card
  end
end

say(best)
