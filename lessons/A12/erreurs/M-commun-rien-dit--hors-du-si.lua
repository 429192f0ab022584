-- etape: modifier
-- ecart: la sortie est après le « si », pas dedans
-- idee: croire que la sortie attend la carte
for i = 1, #cards do
  if cards[i] == wanted then
    say(i)
  end
  break
end
