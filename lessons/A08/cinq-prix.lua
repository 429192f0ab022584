-- Ce que le tableau de valeurs suit : le programme de la leçon, à qui l’on répond 2, 3, 5, 1 et 4.
local answers = {2, 3, 5, 1, 4}
local total = 0
for i = 1, 5 do
  local price = answers[i]
  total = total + price
end
