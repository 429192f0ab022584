-- etape: creer
-- ecart: affiche le numéro, puis toujours 0
-- idee: croire que sortir de la boucle termine le programme
for i = 1, #cards do
  if cards[i] == wanted then
    say(i)
    break
  end
end
say(0)
