-- Les cartes 1 à n. n + 1 manque.
local n = 10
local cards = list.make(n, "sorted")
local wanted = n + 1

for i = 1, n do
  if cards[i] == wanted then
    say(i)
    break
  end
end
