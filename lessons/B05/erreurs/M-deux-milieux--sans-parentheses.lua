-- etape: creer
-- ecart: a + b / 2
-- idee: croire que l’on calcule de gauche à droite
local n = #cards
local middle = n // 2
if n % 2 == 1 then
  say(cards[middle + 1])
else
  say(cards[middle] + cards[middle + 1] / 2)
end
