-- etape: creer
-- ecart: total = price
-- idee: confondre mettre et ajouter
local total = 0
for _ = 1, 5 do
  local price = ask("Quel prix ?")
  total = price
end
if total > 20 then
  total = total - 1
end
say(total)
