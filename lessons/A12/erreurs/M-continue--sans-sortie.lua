-- etape: modifier
-- ecart: sans « sortir de la boucle »
-- idee: croire que l’affichage arrête le programme
for i = 1, #cards do
  if cards[i] == wanted then
    say(i)
  end
end
