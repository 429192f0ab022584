-- etape: creer
-- ecart: affiche le total réduit, puis le total
-- idee: croire que le second affichage est sauté
local total = 0
for _ = 1, 5 do
  local price = ask("Quel prix ?")
  total = total + price
end
if total > 20 then
  say(total - 1)
end
say(total)
