-- etape: modifier
-- ecart: price >= 3
-- idee: lire « plus de 3 » comme « 3 ou plus »
local total = 0
local count = 0
for _ = 1, 5 do
  local price = ask("Quel prix ?")
  total = total + price
  if price >= 3 then
    count = count + 1
  end
end
say(total)
say(count)
