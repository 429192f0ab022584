-- Toujours le thème le plus vu
local vues = data.open("videos")
local journal = data.new{"tour", "theme"}
local tour = 0
for _ = 1, 20 do
  tour = tour + 1
  local theme = vues:group("theme", "sum", "vues"):sort("sum_vues", "down"):cell(1, "theme")
  journal:add{tour = tour, theme = theme}
  vues:add{theme = theme, vues = 1}
end
say(journal)
say(journal:distinct("theme"))
