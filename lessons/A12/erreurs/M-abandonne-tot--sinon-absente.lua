-- etape: creer
-- ecart: « sinon » affiche 0 et sort, dans la boucle
-- idee: conclure à l’absence dès la première carte différente
for i = 1, #cards do
  if cards[i] == wanted then
    say(i)
    break
  else
    say(0)
    break
  end
end
