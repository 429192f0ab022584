local capteurs = data.open("capteurs")
local bilan = data.new{"tirage", "moyenne"}
for i = 1, 3 do
  local tirage = capteurs:sample(1000, 1)
  bilan:add{tirage = i, moyenne = tirage:mean("temperature")}
end
say(bilan)
