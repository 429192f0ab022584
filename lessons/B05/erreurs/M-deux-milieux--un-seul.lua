-- etape: creer
-- ecart: une seule carte, même quand n est pair
-- idee: croire qu’il y a toujours une valeur au milieu
local n = #cards
local middle = n // 2
say(cards[middle + 1])
