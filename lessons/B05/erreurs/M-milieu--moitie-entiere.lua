-- etape: creer
-- ecart: carte n // 2, sans + 1, quand n est impair et plus grand que 1
-- idee: se tromper d’un rang
local n = #cards
local middle = n // 2
if n == 1 then
  say(cards[1])
else
  say(cards[middle])
end
