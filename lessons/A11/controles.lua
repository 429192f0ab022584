-- L’oracle de l’écart : il reconnaît les écarts que l’on obtient d’habitude autrement.
local controles = { generateurs = {} }

local function ends(cards, first, last)
  local largest, smallest = cards[first], cards[first]
  for i = first, last do
    if cards[i] > largest then largest = cards[i] end
    if cards[i] < smallest then smallest = cards[i] end
  end
  return largest, smallest
end

function controles.ecart(case, said)
  local cards = case.liste
  -- « Écart : 9 » dit 9.
  local n = tonumber(said) or tonumber(tostring(said):match("[^%d%-](%-?%d+)%s*$"))
  local largest, smallest = ends(cards, 1, #cards)
  local gap, lowest = largest - smallest, smallest
  local more = { attendu = gap }
  if n == gap then return true end
  if n == -gap then return false, "envers", more end
  if n == cards[#cards] - cards[1] or n == cards[1] - cards[#cards] then return false, "bords", more end
  if n == largest then return false, largest < 0 and "grande-seule" or "zero", more end
  if n == -smallest then return false, "zero", more end
  if n == smallest then return false, "petite-seule", more end
  if n == largest + smallest then return false, "somme", more end
  if n == 0 then return false, "nul", more end
  if #cards > 1 then
    local high, low = ends(cards, 1, #cards - 1)
    if n == high - low then return false, "sans-derniere", more end
    high, low = ends(cards, 2, #cards)
    if n == high - low then return false, "sans-premiere", more end
  end
  for i = 1, #cards do
    if n == largest - cards[i] then return false, "autre-petite", more end
  end
  for i = 1, #cards do
    if n == cards[i] - lowest then return false, "autre-grande", more end
  end
  return false, "autre", more
end

return controles
