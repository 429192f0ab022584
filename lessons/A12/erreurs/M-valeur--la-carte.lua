-- etape: creer
-- ecart: garde la carte au lieu du numéro
-- idee: confondre la place et le contenu
local found = 0

for i = 1, #cards do
  if cards[i] == wanted then
    found = cards[i]
    break
  end
end

say(found)
