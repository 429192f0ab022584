-- etape: modifier
-- ecart: count mis à 0 à chaque tour
-- idee: mettre le départ dans la répétition
local total = 0
local count = 0
for _ = 1, 5 do
  local price = ask("Quel prix ?")
  count = 0
  total = total + price
  if price > 3 then
    count = count + 1
  end
end
say(total)
say(count)
