-- etape: modifier
-- ecart: un thème au hasard à chaque tour
-- idee: croire que le hasard est neutre et suffit
local vues = data.open("videos")
local journal = data.new{"tour", "theme"}
local tour = 0
for _ = 1, 20 do
  tour = tour + 1
  local theme = vues:cell(random(1, 6), "theme")
  journal:add{tour = tour, theme = theme}
  vues:add{theme = theme, vues = 1}
end
say(journal)
say(journal:distinct("theme"))
