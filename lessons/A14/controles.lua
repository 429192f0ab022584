-- L’oracle du paquet rangé : il dit ce qui n’est pas encore rangé, et pourquoi d’habitude.
local controles = { generateurs = {} }

local function copy(list)
  local other = {}
  for i = 1, #list do other[i] = list[i] end
  return other
end

local function same(a, b)
  if #a ~= #b then return false end
  for i = 1, #a do
    if a[i] ~= b[i] then return false end
  end
  return true
end

local function rises(list, first, last)
  for i = first, last - 1 do
    if list[i] > list[i + 1] then return false end
  end
  return true
end

local function only_numbers(list)
  for i = 1, #list do
    if type(list[i]) ~= "number" then return false end
  end
  return true
end

-- Ce que donnent `passes` passages d’échanges entre voisines ; `from_turn` : chaque passage commence plus loin.
local function passages(list, passes, from_turn)
  local other = copy(list)
  for i = 1, passes do
    for j = from_turn and i or 1, #other - 1 do
      if other[j] > other[j + 1] then other[j], other[j + 1] = other[j + 1], other[j] end
    end
  end
  return other
end

-- Ce que donne « la plus petite d’abord », écrite autrement : `how` dit comment. Rien quand elle sort du paquet.
local function smallest_first(list, how)
  local other, place = copy(list), 1
  for i = 1, how.turns or #other do
    if not how.keeps_place then place = i end
    for j = how.from or i + 1, #other do
      if how.always or other[j] < (how.against_number and place or other[how.against_i and i or place]) then
        place = how.takes_card and other[j] or j
        if place > #other then return {} end
        if how.swaps_inside then other[i], other[place] = other[place], other[i] end
      end
    end
    if not how.swaps_inside then other[i], other[place] = other[place], other[i] end
  end
  return other
end

-- Ce que l’on écrit souvent à la place, et son nom.
local habits = {
  { "tour", { turns = 1 } },
  { "depuis-le-debut", { from = 1 } },
  { "depuis-le-debut", { from = 2 } },
  { "avec-i", { against_i = true } },
  { "sans-si", { always = true } },
  { "carte-dans-place", { takes_card = true } },
  { "echange-dedans", { swaps_inside = true } },
  { "place-gardee", { keeps_place = true } },
}

-- Une carte qui manque, et une qui est là de trop.
local function lost(before, after)
  local count = {}
  for i = 1, #before do count[before[i]] = (count[before[i]] or 0) + 1 end
  for i = 1, #after do count[after[i]] = (count[after[i]] or 0) - 1 end
  local missing
  for i = 1, #before do
    if count[before[i]] > 0 then missing = missing or before[i] end
  end
  local extra
  for i = 1, #after do
    if count[after[i]] < 0 then extra = extra or after[i] end
  end
  return missing, extra
end

function controles.range(case, said)
  local before = case.liste
  if type(said) ~= "table" or not only_numbers(said) then return false, "autre", {} end
  local missing, extra = lost(before, said)
  if missing then return false, "perdu", { attendu = missing } end
  if extra then return false, "ajout", { attendu = extra } end
  local n = #said
  if rises(said, 1, n) then return true end
  local falls = true
  for i = 1, n - 1 do
    if said[i] < said[i + 1] then falls = false end
  end
  -- Un paquet à l’envers qui ne bouge pas ne dit pas si rien n’est échangé ou si tout l’est à l’envers : les paquets
  -- mélangés, qui viennent ensuite, le disent.
  if falls and same(said, before) then return true end
  if falls then return false, "envers", {} end
  if same(said, before) then return false, "inchange", {} end
  if same(said, passages(before, 1)) then return false, "passage", {} end
  for i = 1, #habits do
    if same(said, smallest_first(before, habits[i][2])) then return false, habits[i][1], {} end
  end
  if n > 2 and rises(said, 1, n - 1) then return false, "dernier", {} end
  if n > 2 and said[1] == before[1] and rises(said, 2, n) then return false, "premier", {} end
  if same(said, passages(before, n, true)) then return false, "passages-courts", {} end
  for k = 2, n - 2 do
    if same(said, passages(before, k)) then return false, "peu-de-passages", {} end
  end
  if same(said, smallest_first(before, { against_number = true })) then return false, "avec-numero", {} end
  for i = 1, n - 1 do
    if said[i] > said[i + 1] then return false, "autre", { obtenu = said[i], attendu = said[i + 1] } end
  end
end

return controles
