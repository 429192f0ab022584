-- etape: creer
-- ecart: « sinon » remet 0, et la boucle continue
-- idee: croire que le dernier test décide de tout
local found = 0

for i = 1, #cards do
  if cards[i] == wanted then
    found = i
  else
    found = 0
  end
end

say(found)
