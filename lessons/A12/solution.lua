-- La leçon donne cards et wanted. Le numéro, ou 0.
local found = 0

for i = 1, #cards do
  if cards[i] == wanted then
    found = i
    break
  end
end

say(found)
