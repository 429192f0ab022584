-- Une carte après l’autre
local n = 1000
local cards = list.make(n, "sorted")
local wanted = n + 1
local found = 0

for i = 1, n do
  if cards[i] == wanted then
    found = i
  end
end

say(found)
