local capteurs = data.open("capteurs")
local bilan = data.new{"tirage", "moyenne"}
for i = 1, 10 do
  local tirage = capteurs:sample(1000, i)
  bilan:add{tirage = i, moyenne = tirage:mean("temperature")}
end
say(bilan)
