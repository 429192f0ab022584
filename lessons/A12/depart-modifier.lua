-- La leçon donne cards et wanted.
for i = 1, #cards do
  if cards[i] == wanted then
    say(i)
  end
end
