-- Où est la carte 27 ?
local cards = {14, 3, 27, 8, 19, 5, 31, 12, 22, 9}
local wanted = 27

for i = 1, 10 do
  if cards[i] == wanted then
    say(i)
    break
  end
end
