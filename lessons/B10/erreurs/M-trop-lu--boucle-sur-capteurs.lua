-- etape: modifier
-- ecart: garder dans une boucle de 20
-- idee: croire qu’une lecture ne coûte rien
local capteurs = data.open("capteurs")
local bilan = data.new{"capteur", "max_co2"}
for i = 1, 20 do
  local un = capteurs:keep("capteur", "==", i)
  bilan:add{capteur = i, max_co2 = un:max("co2")}
end
say(bilan)
