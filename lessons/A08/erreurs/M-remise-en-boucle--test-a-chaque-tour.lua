-- etape: creer
-- ecart: le test de la remise est dans la boucle
-- idee: croire qu’un test ne sert qu’une fois
local total = 0
for _ = 1, 5 do
  local price = ask("Quel prix ?")
  total = total + price
  if total > 20 then
    total = total - 1
  end
end
say(total)
