-- etape: creer
-- ecart: les deux cas sont échangés
-- idee: lire le reste à l’envers
local n = #cards
local middle = n // 2
if n % 2 == 1 then
  say((cards[middle] + cards[middle + 1]) / 2)
else
  say(cards[middle + 1])
end
