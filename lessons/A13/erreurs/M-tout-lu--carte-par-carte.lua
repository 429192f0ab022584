-- etape: creer
-- ecart: une carte après l’autre
-- idee: un résultat juste suffit
local found = 0
local i = 1

while found == 0 and i <= #cards do
  if cards[i] == wanted then
    found = i
  end
  i = i + 1
end

say(found)
