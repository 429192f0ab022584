-- etape: modifier
-- ecart: tire 10 lignes
-- idee: confondre dix tirages et dix lignes
local capteurs = data.open("capteurs")
local bilan = data.new{"tirage", "moyenne"}
for i = 1, 10 do
  local tirage = capteurs:sample(10, i)
  bilan:add{tirage = i, moyenne = tirage:mean("temperature")}
end
say(bilan)
