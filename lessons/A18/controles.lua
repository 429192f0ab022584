-- Le code affiché est décodé, puis comparé avec la ligne : tout code qui la redonne est juste, même 2N2N pour NNNN.
local controles = { generateurs = {} }

-- Les séries d’une ligne : NNB donne {{2, "N"}, {1, "B"}}.
local function series(line)
  local found = {}
  for letter in line:gmatch(".") do
    local last = found[#found]
    if last and last[2] == letter then last[1] = last[1] + 1 else found[#found + 1] = { 1, letter } end
  end
  return found
end

-- Les couples d’un code, ou rien si une partie du texte n’en est pas un.
local function couples_of(code)
  local found, rest = {}, code
  while rest ~= "" do
    local number, letter, after = rest:match("^(%d+)([NB])(.*)$")
    if not number or #number > 3 then return nil end
    found[#found + 1] = { tonumber(number), letter }
    rest = after
  end
  return found
end

local function decode(couples)
  local parts = {}
  for i, couple in ipairs(couples) do parts[i] = couple[2]:rep(couple[1]) end
  return table.concat(parts)
end

local function same(one, other)
  return one ~= nil and other ~= nil and one[1] == other[1] and one[2] == other[2]
end

-- `couples` sont les séries de la ligne, de `from` à `to`.
local function is_part(couples, runs, from, to)
  if #couples == 0 or #couples ~= to - from + 1 then return false end
  for i = from, to do
    if not same(couples[i - from + 1], runs[i]) then return false end
  end
  return true
end

-- Chaque série est là, mais écrite d’une autre façon.
local function other_writing(code, runs)
  local cause, rest = nil, code
  for _, run in ipairs(runs) do
    local number, letter = tostring(run[1]), run[2]
    local ways = {
      { number .. letter, cause }, { letter .. number, "inverse" }, { letter, run[1] == 1 and "sans-un" or "sans-nombre" },
      { number, "sans-lettre" }
    }
    local found = false
    for _, way in ipairs(ways) do
      if not found and rest:sub(1, #way[1]) == way[1] then
        found, rest, cause = true, rest:sub(#way[1] + 1), way[2]
      end
    end
    if not found then return nil end
  end
  return rest == "" and cause or nil
end

-- Les bonnes lettres dans l’ordre : quel nombre n’est pas le bon, et d’où vient-il ?
local function other_count(couples, runs)
  if #couples ~= #runs then return nil end
  local first, one_less, kept, reset = nil, true, #runs > 1, couples[#runs][1] == runs[#runs][1]
  for i, couple in ipairs(couples) do
    local number, right = couple[1], runs[i][1]
    if couple[2] ~= runs[i][2] then return nil end
    if number ~= right and not first then first = i end
    if number ~= right and number ~= right - 1 then one_less = false end
    if i > 1 and number ~= couples[i - 1][1] + right - 1 then kept = false end
    if i < #runs and number ~= 1 then reset = false end
  end
  if not first then return nil end
  local number, right = couples[first][1], runs[first][1]
  local cause = "autre-compte"
  if first == 1 and number == right + 1 then cause = "premiere-deux-fois"
  elseif kept and first > 1 then cause = "jamais-remis"
  elseif reset and not one_less then cause = "remis-trop-tot"
  elseif one_less and not reset then cause = "compte" end
  return cause, { obtenu = tostring(number), attendu = tostring(right) }
end

-- Les nombres sont ceux des séries, mais les lettres sont décalées ou toutes pareilles.
local function other_letters(couples, runs)
  local one_letter, shifted = #runs > 1 and #couples > 0, #couples == #runs and #runs > 1
  for i, couple in ipairs(couples) do
    if couple[2] ~= couples[1][2] then one_letter = false end
    local next_run = runs[math.min(i + 1, #runs)]
    if couple[2] ~= next_run[2] or not runs[i] or couple[1] ~= runs[i][1] then shifted = false end
  end
  return shifted and "lettre-suivante" or one_letter and "une-lettre" or nil
end

local function reversed(couples, runs)
  for i, couple in ipairs(couples) do
    if not same(couple, runs[#runs - i + 1]) then return false end
  end
  return #couples == #runs
end

local function cause_of(line, code, runs, couples)
  if code == "" then return "derniere" end
  if code == line then return "recopie" end
  if code:find("[^%dNB]") then return "autre-signe" end
  if not code:find("%d") then return "sans-nombre" end
  if not code:find("%a") then return "sans-lettre" end
  local writing = other_writing(code, runs)
  if writing then return writing end
  if code == "4N3B1N" then return "meme-ligne" end
  if not couples then
    local right = {}
    for i, run in ipairs(runs) do right[i] = run[1] .. run[2] end
    local start = table.concat(right)
    return code:sub(1, #start) == start and "trop-loin" or "decode"
  end
  if is_part(couples, runs, 1, #runs - 1) then return "derniere" end
  if is_part(couples, runs, #runs, #runs) then return "une-serie" end
  if is_part(couples, runs, #runs - #couples + 1, #runs) then return "premiere" end
  if reversed(couples, runs) then return "a-lenvers" end
  local cause, more = other_count(couples, runs)
  if cause then return cause, more end
  cause = other_letters(couples, runs)
  if cause then return cause end
  local again = decode(couples)
  if #again > #line then return "trop", { n = tostring(#again), attendu = tostring(#line) } end
  return "autre-ligne", { attendu = again }
end

function controles.aller_retour(case, said)
  local line = case.texte
  local code = tostring(said):gsub("%s", ""):upper()
  local couples = couples_of(code)
  if couples and decode(couples) == line then
    -- 1N1N1N1N redonne la ligne, mais rien n’y est compté.
    if #couples == #line and #series(line) < #line then return false, "un-par-un", { obtenu = code } end
    return true
  end
  local cause, more = cause_of(line, code, series(line), couples)
  more = more or {}
  more.obtenu = more.obtenu or code
  return false, cause, more
end

return controles
