-- etape: modifier
-- ecart: affiche le numéro de la carte
-- idee: confondre la place et le contenu
local best = cards[1]
local place = 1

for i = 1, #cards do
  if cards[i] > best then
    best = cards[i]
    place = i
  end
end

say(place)
