-- etape: creer
-- ecart: affiche le dernier numéro regardé
-- idee: oublier le cas où rien n’est trouvé
local place = 0

for i = 1, #cards do
  place = i
  if cards[i] == wanted then
    break
  end
end

say(place)
