-- etape: modifier
-- ecart: un journal neuf à chaque tour
-- idee: garder le dernier état au lieu du journal
local vues = data.open("videos")
local journal
local tour = 0
for _ = 1, 20 do
  tour = tour + 1
  journal = data.new{"tour", "theme"}
  local theme = vues:group("theme", "sum", "vues"):sort("sum_vues", "down"):cell(1, "theme")
  if tour % 3 == 0 then
    theme = vues:cell(random(2, 6), "theme")
  end
  journal:add{tour = tour, theme = theme}
  vues:add{theme = theme, vues = 1}
end
say(journal)
say(journal:distinct("theme"))
