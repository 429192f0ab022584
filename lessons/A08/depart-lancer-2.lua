local total = 0
for _ = 1, 5 do
  local price = ask("Quel prix ?")
  total = total + price
end
say(total)
