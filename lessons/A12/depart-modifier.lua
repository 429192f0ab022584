for i = 1, #cards do
  if cards[i] == wanted then
    say(i)
  end
end
