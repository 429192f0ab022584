-- etape: creer
-- ecart: affiche 0 pour chaque carte qui n’est pas la bonne
-- idee: croire qu’une carte différente suffit pour dire « absente »
for i = 1, #cards do
  if cards[i] == wanted then
    say(i)
    break
  else
    say(0)
  end
end
