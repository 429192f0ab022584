-- etape: creer
-- ecart: total = 0 dans la boucle
-- idee: mettre le départ dans la répétition
local total = 0
for _ = 1, 5 do
  total = 0
  local price = ask("Quel prix ?")
  total = total + price
end
if total > 20 then
  total = total - 1
end
say(total)
