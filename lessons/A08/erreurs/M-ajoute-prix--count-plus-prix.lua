-- etape: modifier
-- ecart: count = count + price
-- idee: confondre compter et additionner
local total = 0
local count = 0
for _ = 1, 5 do
  local price = ask("Quel prix ?")
  total = total + price
  if price > 3 then
    count = count + price
  end
end
say(total)
say(count)
