-- etape: modifier
-- ecart: le numéro du tirage reste 1
-- idee: croire que chaque tirage est neuf
local capteurs = data.open("capteurs")
local bilan = data.new{"tirage", "moyenne"}
for i = 1, 10 do
  local tirage = capteurs:sample(1000, 1)
  bilan:add{tirage = i, moyenne = tirage:mean("temperature")}
end
say(bilan)
