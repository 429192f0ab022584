-- etape: creer
-- ecart: sauts de quatre cartes, puis une par une
-- idee: diviser le travail par quatre n’est pas couper en deux
local found = 0
local i = 4

while i < #cards and cards[i] < wanted do
  i = i + 4
end

local j = i - 3
while found == 0 and j <= i and j <= #cards do
  if cards[j] == wanted then
    found = j
  end
  j = j + 1
end

say(found)
